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
    in none of them, worked out from the total, would be fewer; `asked` (by name) is left out where so few were, or where
    nobody could answer otherwise and so few, or none, did not. `answered` is None for fewer than `least`, and 0 for nobody.
    """
    is_few = 0 < answered < least
    rest = answered - sum(count for _label, count in rows)
    tells_who_did_not = not by_link and answered > 0 and asked - answered < least
    hides = is_few or any(count < least for _label, count in rows) or rest < 0 or 0 < rest < least
    return {
        "answered": None if is_few else answered,
        "least": least,
        "asked": None if is_few or asked < least or tells_who_did_not else asked,
        "by_link": by_link,
        "rows": [] if hides else [[label, count] for label, count in rows],
    }


def kept_heard(
    kept: Mapping[str, Any], least: int, *, needs_care: bool = False
) -> Mapping[str, Any] | None:
    """Return what was kept, less what today's `least` (which may have grown since) hides; None where nothing was kept.

    Where care is needed by now no group is told.
    """
    if not kept:
        return None
    if kept["answered"] is None:
        return {**kept, "asked": None, "rows": [], "least": least}
    return heard_numbers(
        answered=kept["answered"],
        asked=kept["asked"] or 0,
        by_link=kept["by_link"],
        rows=[] if needs_care else kept["rows"],
        least=least,
    )
