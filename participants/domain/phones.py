"""What counts as a telephone number, however it is written."""

FEWEST_DIGITS = 3
"""As few as a duty line has."""


def digits_of(phone: str) -> str:
    """Return the digits of a number, so that the same number is the same however it is written."""
    return "".join(letter for letter in phone if letter.isdecimal())


def can_be_rung(phone: str) -> bool:
    """Whether this has digits enough to be rung."""
    return len(digits_of(phone)) >= FEWEST_DIGITS
