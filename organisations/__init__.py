"""Accounts, organisations, members, roles and invitations."""
