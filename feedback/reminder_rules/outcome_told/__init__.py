"""Telling people by e-mail what came of what they said."""
