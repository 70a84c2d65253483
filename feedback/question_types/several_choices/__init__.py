"""As many answers out of several as fit."""
