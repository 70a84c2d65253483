"""Projects, their groups and teams, and people's places in them."""
