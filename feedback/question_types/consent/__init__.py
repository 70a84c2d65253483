"""A line to tick."""
