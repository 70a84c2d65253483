"""Several statements, each with the same five points between disagreeing and agreeing."""
