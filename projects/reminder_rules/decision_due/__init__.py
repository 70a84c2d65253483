"""Reminding whoever decides that the day of a decision comes or is over."""
