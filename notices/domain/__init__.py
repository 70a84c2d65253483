"""Rules of the outbox that are values in and values out."""
