"""Telling people who were asked and had not answered that they need not any more."""
