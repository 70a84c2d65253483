"""Reads over stages."""
