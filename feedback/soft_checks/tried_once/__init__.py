"""Tried on one person."""
