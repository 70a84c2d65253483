"""Telling owners what will go in two weeks."""
