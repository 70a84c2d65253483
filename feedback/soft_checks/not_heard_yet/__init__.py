"""Who is not heard yet."""
