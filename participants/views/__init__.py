"""Pages of the register, a module for each matter."""
