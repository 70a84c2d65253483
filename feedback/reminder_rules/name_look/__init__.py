"""Telling a second person that a name was looked up."""
