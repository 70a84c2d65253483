"""Rules of the register, without tables, clock or words."""
