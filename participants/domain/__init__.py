"""Rules of the register, free of Django."""
