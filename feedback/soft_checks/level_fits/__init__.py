"""Whether the promise fits what can change."""
