"""Changes to accounts, organisations, members and invitations."""
