"""Text between questions. It asks nothing."""
