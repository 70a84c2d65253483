"""Random names for the addresses of plans that are shown outside."""

import secrets

ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
"""31 letters and digits that nobody confuses when reading them aloud."""


def new_plan_slug() -> str:
    """Return a name that cannot be guessed: 16 of 31 letters and digits, 79 bits."""
    return "".join(secrets.choice(ALPHABET) for _each in range(16))
