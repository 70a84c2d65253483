"""The message that a meeting moved, or does not take place."""
