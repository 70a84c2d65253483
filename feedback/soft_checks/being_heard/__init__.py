"""A fair hearing."""
