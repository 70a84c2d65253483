"""How long answering takes, in minutes as people are told before they begin.

Seconds a question follow what survey panels budget: an ordinary question about 10, an open one much longer.
"""

from collections.abc import Iterable

CLOSED_SECONDS = 10
GRID_ROW_SECONDS = 6
"""One row of a grid, or a scale of faces."""
RANKING_SECONDS = 30
"""Putting up to five things in order."""
SHORT_TEXT_SECONDS = 45
LONG_TEXT_SECONDS = 90
READING_SECONDS = 60
READING_WORDS = 200
"""Words read in `READING_SECONDS`."""


def minutes_asked(
    seconds: Iterable[int],
    *,
    words: int = 0,
    is_easy_read: bool = False,
    is_supported: bool = False,
) -> int:
    """Whole minutes, rounded up, for questions of `seconds` each and `words` to read.

    An Easy Read or children's version takes half as long again, a supporter or interpreter twice as long.
    """
    # Whole numbers throughout: a fraction lost before rounding up would cost or add a minute.
    total = sum(seconds) * READING_WORDS + words * READING_SECONDS
    total = total * (3 if is_easy_read else 2) * (2 if is_supported else 1)
    return -(-total // (2 * READING_WORDS * 60))
