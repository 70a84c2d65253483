"""What people type about themselves or others, a module for each matter."""
