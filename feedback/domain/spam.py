"""What makes answers at a public link look like spam. They are held and shown to a person, never dropped.

One signal is enough to hold them, because holding costs a person one press; none is ever enough to throw anything away.
"""

import re
from collections.abc import Iterable
from enum import StrEnum

MOST_LINKS = 1
"""One address in somebody's words is ordinary."""
LEAST_LENGTH = 40
"""Characters from which equal words are no chance."""

_LINK = re.compile(r"https?://|www\.", re.IGNORECASE)


class Signal(StrEnum):
    """Why answers are held."""

    TRAP = "trap"
    """The field that people do not see was filled."""
    QUICK = "quick"
    """Sent faster than anybody reads."""
    LINKS = "links"
    SAME = "same"
    """The same long words came again and again."""
    FLOOD = "flood"
    """More new answers in a minute than a room full of people sends."""
    NO_WORD = "no_word"
    """The code of today was not given."""
    DEVICES = "devices"
    """The personal link was opened on very many devices."""


def has_many_links(words: Iterable[str]) -> bool:
    """Whether the words of one sending hold more than `MOST_LINKS` addresses."""
    return sum(len(_LINK.findall(text)) for text in words) > MOST_LINKS


def long_words(words: Iterable[str]) -> list[str]:
    """Return those of the words that two people hardly ever write alike, as they are compared: without case and blanks."""
    plain = ("".join(text.split()).casefold() for text in words)
    return [text for text in plain if len(text) >= LEAST_LENGTH]


def in_code(signals: Iterable[Signal]) -> str:
    """Return signals as they are stored, each once, in their own order."""
    found = set(signals)
    return " ".join(signal for signal in Signal if signal in found)
