"""Dots given to options."""
