"""What an organisation may choose for itself, and how far. Standard library only."""
