"""Who steps in."""
