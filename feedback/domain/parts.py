"""Parts of what somebody wrote: its sentences, where themes stand in it, and whether a quote is really part of it.

Places are counted in characters (code points) from the start, `end` not included, as in `text[start:end]`.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

_BREAK = re.compile(r"(?<=[.!?…。؟])\s+|\n\s*")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """From `start` up to `end` in a text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Piece[T]:
    """A stretch of text, and what stands on all of it."""

    text: str
    marks: tuple[T, ...]


def sentences(text: str) -> tuple[Span, ...]:
    """Return where the sentences and lines of a text stand, without blanks around them."""
    starts = [0, *(found.end() for found in _BREAK.finditer(text))]
    ends = [*(found.start() for found in _BREAK.finditer(text)), len(text)]
    spans = (trimmed(text, start, end) for start, end in zip(starts, ends, strict=True))
    return tuple(span for span in spans if span is not None)


def trimmed(text: str, start: int, end: int) -> Span | None:
    """Return the stretch without blanks at its ends; None where it is empty, turned round or outside the text."""
    if not 0 <= start < end <= len(text):
        return None
    part = text[start:end]
    first = start + len(part) - len(part.lstrip())
    last = end - len(part) + len(part.rstrip())
    return Span(first, last) if first < last else None


def chosen(text: str, numbers: Collection[int]) -> tuple[Span, ...]:
    """Return the sentences with these numbers, from 0; neighbours become one stretch. Numbers of none are left out."""
    found: list[Span] = []
    last = -2
    for number, span in enumerate(sentences(text)):
        if number not in numbers:
            continue
        if number == last + 1:
            found[-1] = Span(found[-1].start, span.end)
        else:
            found.append(span)
        last = number
    return tuple(found)


def pieces[T](text: str, marks: Iterable[tuple[Span, T]]) -> list[Piece[T]]:
    """Return the text cut wherever a mark begins or ends; joined again it is the text."""
    known: Sequence[tuple[Span, T]] = list(marks)
    cuts = {0, len(text)} | {min(at, len(text)) for one, _ in known for at in (one.start, one.end)}
    places = sorted(cuts)
    return [
        Piece(
            text[start:end],
            tuple(mark for span, mark in known if span.start <= start and end <= span.end),
        )
        for start, end in pairwise(places)
    ]


def is_part(part: str, whole: str) -> bool:
    """Whether these whole words stand in that order in the whole; how blanks and lines are set does not matter."""
    words = re.escape(" ".join(part.split()))
    return bool(words) and bool(re.search(rf"(?<!\w){words}(?!\w)", " ".join(whole.split())))
