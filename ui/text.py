"""Text as people send it, made fit to be stored: no NUL, no halves of characters, one spelling of each letter."""

import re
import unicodedata

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
REPLACEMENT = "\ufffd"


def is_storable(value: str) -> bool:
    """Return whether every database we use can keep `value` as it is."""
    return _UNSTORABLE.search(value) is None


def storable(value: str) -> str:
    """Return `value` without NUL and with each stray surrogate replaced by U+FFFD."""
    return _UNSTORABLE.sub(lambda found: "" if found[0] == "\x00" else REPLACEMENT, value)


def clean_text(value: str) -> str:
    """Return `value` as we keep it: storable, and in composed form (NFC), so that equal words are equal."""
    return unicodedata.normalize("NFC", storable(value))
