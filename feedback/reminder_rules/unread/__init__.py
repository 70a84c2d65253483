"""Telling the cover that words wait to be read."""
