"""Pages of the operators."""
