"""Yes, no or not sure, with words beside it where they are wanted."""
