"""Short codes that people read aloud or copy from a message: eight digits in two groups."""

DIGITS = 8
TRIES = 5
"""How often a code may be mistyped."""
SENT, TOLD = "sent", "told"
"""How a code reached the person: to their own address, or read out by a colleague."""
AN_HOUR = 3
"""How many codes somebody may have sent in an hour."""


def in_groups(code: str) -> str:
    """The code as it is shown: two groups of four, which the eye can hold."""
    return f"{code[:4]} {code[4:]}"


def as_typed(text: str) -> str:
    """The code in what somebody typed, or an empty string when it cannot be one; blanks and hyphens do not matter."""
    code = "".join(text.split()).replace("-", "")
    is_code = len(code) == DIGITS and code.isascii() and code.isdecimal()
    return code if is_code else ""
