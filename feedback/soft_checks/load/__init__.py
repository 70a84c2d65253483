"""Whom we have asked a lot."""
