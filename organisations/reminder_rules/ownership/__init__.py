"""Telling both when an organisation was handed over."""
