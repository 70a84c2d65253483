"""Which numbers of who was heard may be told to everybody, worked out once, when the first news is published."""

from collections.abc import Mapping, Sequence
from typing import Any


def heard_numbers(
    *,
    answered: int,
    asked: int,
    by_link: bool,
    rows: Sequence[tuple[str, int]],
    least: int,
) -> dict[str, Any]:
    """Return who was heard as it is kept with a publication, less what would tell of fewer than `least` people.

    `rows` are groups with how many of each answered. None of them is told when one is smaller than `least`, or when those
    in none of them, worked out from the total, would be fewer; `asked` (by name) is left out where so few were.
    `answered` is None for fewer than `least`, and 0 for nobody.
    """
    is_few = 0 < answered < least
    rest = answered - sum(count for _label, count in rows)
    hides = is_few or any(count < least for _label, count in rows) or rest < 0 or 0 < rest < least
    return {
        "answered": None if is_few else answered,
        "least": least,
        "asked": asked if asked >= least and not is_few else None,
        "by_link": by_link,
        "rows": [] if hides else [[label, count] for label, count in rows],
    }


def kept_heard(kept: Mapping[str, Any], least: int) -> Mapping[str, Any] | None:
    """Return what was kept, less what today's `least` (which may have grown since) hides; None where nothing was kept."""
    if not kept:
        return None
    answered = kept["answered"]
    if answered is None or 0 < answered < least:
        return {**kept, "answered": None, "asked": None, "rows": [], "least": least}
    if any(count < least for _label, count in kept["rows"]):
        return {**kept, "rows": []}
    return kept
