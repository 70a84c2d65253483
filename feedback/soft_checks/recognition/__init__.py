"""What people get for it."""
