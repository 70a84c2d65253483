"""Which column of a file holds the answers to which question, as far as the headings tell."""

from collections.abc import Iterable, Mapping, Sequence

HEADING = 120
"""As much of a heading is kept, and so as much of a question is compared with it."""
NUMBERED_ROWS = (
    *("id", "no", "number", "row key", "key", "response id", "responseid", "respondent"),
    *("respondent id", "submission id", "response number", "uuid"),
)
"""How other programs head the column that tells rows apart."""


def guess(
    headings: Sequence[str], offered: Iterable[tuple[str, Sequence[str]]]
) -> Mapping[str, int]:
    """Return which column holds what: codes of `offered` to a place, by words that are compared as they are given.

    `offered` are codes with every way to head their column. Of columns with the same words the first is taken first, and of
    codes too; each column holds one thing.
    """
    places: dict[str, list[int]] = {}
    for place, heading in enumerate(headings):
        if heading:
            places.setdefault(heading, []).append(place)
    found: dict[str, int] = {}
    for code, spellings in offered:
        free = next((one for one in spellings if places.get(one)), None)
        if free is not None:
            found[code] = places[free].pop(0)
    return found
