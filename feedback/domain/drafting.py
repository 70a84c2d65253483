"""What a first draft of "you said" is made of: what most people chose, what many spoke of, and a few of their words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

MOST_ANSWERS = 3
MOST_THEMES = 4
MOST_QUOTES = 2
LONGEST_QUOTE = 240
"""Characters; a longer quote is left to the writer."""


@dataclass(frozen=True, slots=True)
class Counted:
    """Words and how many people stand behind them."""

    words: str
    people: int


def most_chosen(answers: Iterable[Counted], most: int = MOST_ANSWERS) -> list[Counted]:
    """Return the answers that most people gave, at most `most`, those given by nobody left out.

    Where several are level at the border none of them is named, so that nobody's answer is dropped by its place on
    the form; if all are level from the first on, they are all named.
    """
    ordered = sorted((one for one in answers if one.people > 0), key=lambda one: -one.people)
    if len(ordered) <= most:
        return ordered
    border = ordered[most].people
    return [one for one in ordered if one.people > border] or [
        one for one in ordered if one.people == border
    ]


def most_spoken_of(themes: Iterable[Counted], least: int, most: int = MOST_THEMES) -> list[Counted]:
    """Return the themes that at least `least` people spoke of, those of most people first, at most `most`."""
    known = [one for one in themes if one.people >= max(least, 1)]
    return sorted(known, key=lambda one: (-one.people, one.words))[:most]


def short_quotes(quotes: Iterable[str], most: int = MOST_QUOTES) -> list[str]:
    """Return quotes that are short enough to stand in a draft, in the order given; never part of one."""
    return [one for one in quotes if 0 < len(one) <= LONGEST_QUOTE][:most]


def joined(parts: Sequence[str], *, longest: int) -> str:
    """Return the parts as lines of one text of at most `longest` characters; parts that do not fit are left out whole."""
    text = ""
    for part in filter(None, parts):
        longer = f"{text}\n{part}" if text else part
        if len(longer) <= longest:
            text = longer
    return text
