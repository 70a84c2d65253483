"""The reminder two days before a meeting."""
