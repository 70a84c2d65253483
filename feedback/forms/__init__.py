"""Forms of the loop, a module a subject."""
