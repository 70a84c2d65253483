"""Whole numbers as people type them: in the digits of any script, with blanks or commas between thousands."""

import re

LONGEST = 40
"""More characters than this are no number that anybody means."""
LIMIT = 2_000_000_000
"""What the column holds, a little less."""

_BETWEEN_THOUSANDS = re.compile(r"(?<=\d)[\s,٬’'](?=\d{3}(?:\D|$))")
_WHOLE = re.compile(r"[+\-−]?\d+")


def whole_number(typed: str) -> int | None:
    """Return the number that `typed` says, or None when it says none that is whole and within `LIMIT`."""
    typed = typed.strip()
    if len(typed) > LONGEST:
        return None
    typed = _BETWEEN_THOUSANDS.sub("", typed)
    if not _WHOLE.fullmatch(typed):
        return None
    number = int(typed.replace("−", "-"))
    return number if abs(number) <= LIMIT else None
