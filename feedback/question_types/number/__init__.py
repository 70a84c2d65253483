"""A whole number."""
