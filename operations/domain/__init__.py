"""What is computed without a database."""
