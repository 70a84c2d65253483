"""What was promised is due in a week, or its day is over."""
