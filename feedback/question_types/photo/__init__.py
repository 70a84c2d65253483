"""A photo or drawing, drawn anew by us."""
