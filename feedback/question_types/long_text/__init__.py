"""As many words as somebody needs."""
