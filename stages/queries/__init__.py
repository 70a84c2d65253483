"""Reads over the stages."""
