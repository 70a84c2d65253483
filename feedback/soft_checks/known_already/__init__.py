"""What people told us already."""
