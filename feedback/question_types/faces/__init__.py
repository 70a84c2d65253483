"""One of three faces, each with its word."""
