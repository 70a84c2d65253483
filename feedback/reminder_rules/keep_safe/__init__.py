"""Telling whoever keeps people safe that somebody worries, or wants to be phoned."""
