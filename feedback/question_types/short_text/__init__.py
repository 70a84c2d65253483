"""A few words on one line."""
