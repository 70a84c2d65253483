"""Whether people have time."""
