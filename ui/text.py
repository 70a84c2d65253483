"""Text as people send it, made fit to be stored: no NUL, no halves of characters, one spelling of each letter."""

import re
import unicodedata
from functools import cache

LONGEST_COMPOSED = 100_000
"""No field keeps more characters than this, so nothing longer is worth composing: it only goes back to its page."""
MARKS_IN_WRITING = 30
"""More marks on one letter occur in no writing; sorting them takes the square of their number."""

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
REPLACEMENT = "\ufffd"


def is_storable(value: str) -> bool:
    """Return whether every database we use can keep `value` as it is."""
    return _UNSTORABLE.search(value) is None


def storable(value: str) -> str:
    """Return `value` without NUL and with each stray surrogate replaced by U+FFFD."""
    return _UNSTORABLE.sub(lambda found: "" if found[0] == "\x00" else REPLACEMENT, value)


def clean_text(value: str) -> str:
    """Return `value` as we keep it: storable, and in composed form (NFC), so that equal words are equal.

    What nobody writes stays as it was sent, because composing it could keep a process busy for hours: heaps of more than
    30 marks, and texts of more than 100,000 characters.
    """
    value = storable(value)
    if value.isascii() or len(value) > LONGEST_COMPOSED:
        return value
    parts = _heaps().split(value)  # what was split at stands at the odd places
    return "".join(
        part if place % 2 else unicodedata.normalize("NFC", part)
        for place, part in enumerate(parts)
    )


@cache
def _heaps() -> re.Pattern[str]:
    """Return the pattern of too many marks in a row. Every mark of Unicode lies between these two characters."""
    marks = [
        character
        for character in map(chr, range(0x300, 0x1F000))
        if unicodedata.combining(unicodedata.normalize("NFD", character)[0])
    ]
    return re.compile(f"([{''.join(marks)}]{{{MARKS_IN_WRITING + 1},}})")
