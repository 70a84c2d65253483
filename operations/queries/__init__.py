"""What operators read about the installation."""
