"""Rules over the register, in plain Python."""
