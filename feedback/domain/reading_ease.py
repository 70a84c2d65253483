"""How hard a text is to read, and how many words it has. Counted, never guessed; the same in every language with spaces."""

import re
from fractions import Fraction

_WORD = re.compile(r"\w+(?:[’'\-]\w+)*")
_SENTENCE_END = re.compile(r"[.!?…:。؟]+(?=\s|$)")
LONG_WORD = 7
"""Words of as many letters and more count as long."""
DIFFICULT = 50
"""From here on Björnsson calls a text difficult, such as an official report; newspapers lie between 40 and 50."""


def words_in(text: str) -> list[str]:
    """Return the words of a text; a word with a hyphen or an apostrophe is one."""
    return _WORD.findall(text)


def sentences_in(text: str) -> list[str]:
    """Return the sentences of a text, without those that have no word; a line of its own ends one too."""
    parts = (part for line in text.splitlines() for part in _SENTENCE_END.split(line))
    return [part.strip() for part in parts if words_in(part)]


def longest_sentence(text: str) -> int:
    """Return how many words the longest sentence of a text has; 0 without a word."""
    return max((len(words_in(one)) for one in sentences_in(text)), default=0)


def lix(text: str) -> Fraction:
    """Return how hard a text is to read: words in a sentence, plus long words in every hundred; 0 without a word.

    This is LIX of C. H. Björnsson, "Läsbarhet" (Stockholm 1968). It takes no word list and so holds for any language.
    """
    words = words_in(text)
    if not words:
        return Fraction(0)
    sentences = sum(1 for one in _SENTENCE_END.split(text) if words_in(one))
    long_ones = sum(1 for one in words if len(one) >= LONG_WORD)
    return Fraction(len(words), sentences) + Fraction(100 * long_ones, len(words))
