"""What is fixed, and why."""
