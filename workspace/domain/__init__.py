"""Maths of the pages that combine apps: the standard library only."""
