"""The message that a last day has moved."""
