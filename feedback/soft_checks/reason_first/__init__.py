"""A reason before a method."""
