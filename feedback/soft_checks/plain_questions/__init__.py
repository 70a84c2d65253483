"""Whether the questions can be read."""
