"""Text as people send it, made fit to be stored: no NUL, no halves of characters, one spelling of each letter."""

import re
import unicodedata

_SURROGATE = re.compile("[\ud800-\udfff]")
REPLACEMENT = "\ufffd"


def clean_text(value: str) -> str:
    """Return `value` without NUL, with stray surrogates replaced by U+FFFD, in composed form (NFC)."""
    whole = _SURROGATE.sub(REPLACEMENT, value.replace("\x00", ""))
    return unicodedata.normalize("NFC", whole)
