"""Sending a colleague the link with which to join."""
