"""Telling people, never twice: rules find what is due, notices claim it, messages carry it."""
