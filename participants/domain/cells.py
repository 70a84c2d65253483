"""One cell of a list: cleaned of what no list needs, and kept from being calculated when it is taken out."""

import re
import unicodedata

LONGEST_CELL = 5_000
"""No field keeps so much; a longer cell is not read."""

_SPACES = re.compile(r"[^\S\n]+")
_FORMULA = "=+\\-@\t\r\n＝＋－＠"
_BEGINS = re.compile(rf"'*\s*[{_FORMULA}]|'+\s*[{_FORMULA}]")
_BEFORE_CELL = r"([;,|\"]\s*+|(?<![\s;,|\"])[^\S\t\r\n]*+[\t\r\n]\s*+)"
"""What a spreadsheet may take for the end of a cell, with the blanks after it. No blank is looked at twice, however many there are."""
_INSIDE = re.compile(rf"{_BEFORE_CELL}(?='*+[=+\-@＝＋－＠])")
_GUARDED_INSIDE = re.compile(rf"{_BEFORE_CELL}'(?='*+[=+\-@＝＋－＠])")
_MARKS_IN_WRITING = 30
_REMOVED = frozenset({"Cc", "Co", "Cn"})
_TURNING = frozenset(
    "\u061c\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
)
"""Marks that turn the direction of what follows, and blanks without width: they hide what a cell says."""


def clean(value: str, *, keeps_lines: bool = False, longest: int = LONGEST_CELL) -> str:
    """Return a cell as we keep it: storable, composed, readable from one side, its blanks single.

    Line breaks become blanks unless they are wanted. Joiners stay, because emoji and some alphabets need them.
    """
    if value.isascii() and value.isprintable() and len(value) <= longest:
        return _SPACES.sub(" ", value).strip()
    lines = value[: longest + 1].replace("\r\n", "\n").replace("\r", "\n")
    known = "".join(map(_kept, lines))
    composed = known if known.isascii() else _composed(known)
    if not keeps_lines:
        composed = composed.replace("\n", " ")
    return "\n".join(_SPACES.sub(" ", line).strip() for line in composed.split("\n")).strip()


def _kept(sign: str) -> str:
    """Return the sign, nothing, or what stands for half a character."""
    if sign.isascii():
        return sign if sign.isprintable() or sign in "\n\t" else ""
    if "\ud800" <= sign <= "\udfff":
        return "\ufffd"
    is_removed = sign in _TURNING or unicodedata.category(sign) in _REMOVED
    return "" if is_removed else sign


def _composed(text: str) -> str:
    """Compose letters with their marks; heaps of marks stay as they are, because sorting them takes too long."""
    heap = 0
    for sign in text:
        heap = heap + 1 if unicodedata.combining(sign) else 0
        if heap > _MARKS_IN_WRITING:
            return text
    return unicodedata.normalize("NFC", text)


def guard(text: str) -> str:
    """Return a cell for a file of separated values that no spreadsheet takes for a formula; `unguard` takes it back."""
    inside = _INSIDE.sub(r"\1'", text)
    return f"'{inside}" if _BEGINS.match(text) else inside


def unguard(text: str) -> str:
    """Return what `guard` was given."""
    inside = _GUARDED_INSIDE.sub(r"\1", text)
    return inside[1:] if inside.startswith("'") and _BEGINS.match(inside) else inside
