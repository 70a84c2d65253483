"""A place on a scale whose every point has a name."""
