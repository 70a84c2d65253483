"""Pages about organisations and who belongs to them."""
