"""Asking people, some days after they were told, whether they can see a change."""
