"""What operators do to the installation."""
