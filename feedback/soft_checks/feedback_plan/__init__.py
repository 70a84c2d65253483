"""How each group hears."""
