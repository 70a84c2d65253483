"""A "no" is to be looked at again today."""
