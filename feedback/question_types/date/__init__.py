"""A day, or about when."""
