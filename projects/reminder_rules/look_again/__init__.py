"""Asking somebody once whether they want to stay."""
