"""Reminding whoever does something, or looks after it, that its day comes or is over."""
