"""How many began and did not send, and where they stopped. Few are only ever said in words."""

from collections.abc import Mapping
from dataclasses import dataclass

from projects.domain.small_numbers import is_hidden


@dataclass(frozen=True, slots=True)
class DropOff:
    """Those who began and did not send. `left` is None where they are too few to count.

    `page` is the page that most of them answered last, where one stands out and they are enough to say so; `there` is how many those
    are, or None where the rest would be too few.
    """

    left: int | None
    page: int | None = None
    there: int | None = None


def drop_off(last_pages: Mapping[int, int], least: int) -> DropOff:
    """Return what may be said, for `last_pages`: the last page answered, and how many stopped after it."""
    left = sum(last_pages.values())
    if not left:
        return DropOff(0)
    if is_hidden(left, least):
        return DropOff(None)
    most = max(last_pages.values())
    where = [page for page, count in last_pages.items() if count == most]
    if len(where) > 1 or is_hidden(most, least):
        return DropOff(left)
    rest = left - most
    return DropOff(left, where[0], most if not rest or not is_hidden(rest, least) else None)
