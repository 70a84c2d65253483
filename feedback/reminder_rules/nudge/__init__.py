"""The message to those who were asked and have not answered."""
