"""What people type about people in the register, a module for each matter."""
