"""Whether the purpose card can be read."""
