"""What people need to take part."""
