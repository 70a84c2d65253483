"""Who runs it, and with what."""
