"""Days on which people are away or busy: how many of them fall into a spell of days, and where spells meet."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Spell:
    """Days from `starts_on` to `ends_on`, both among them, and what they are called."""

    name: str
    starts_on: date
    ends_on: date

    def meets(self, first: date, last: date) -> bool:
        """Return whether a day of this spell lies within `first` to `last`, both among them."""
        return self.starts_on <= last and first <= self.ends_on


def days_between(opens_on: date, closes_on: date) -> int:
    """Return how many days there are, the first and the last among them; 0 where they run backwards."""
    return max(0, (closes_on - opens_on).days + 1)


def days_closed(opens_on: date, closes_on: date, spells: Iterable[Spell]) -> int:
    """Return on how many days from `opens_on` to `closes_on`, both among them, any of the spells lasts.

    A day in two spells counts once; spells that run backwards count for nothing.
    """
    count, free_from = 0, opens_on
    for spell in sorted(spells, key=lambda one: (one.starts_on, one.ends_on)):
        first, last = max(spell.starts_on, free_from), min(spell.ends_on, closes_on)
        if first <= last:
            count += (last - first).days + 1
            if last == closes_on:
                break
            free_from = last + timedelta(days=1)
    return count


def names_closed(opens_on: date, closes_on: date, spells: Sequence[Spell]) -> list[str]:
    """Return what the spells are called that meet these days, each name once, the earliest first."""
    met = sorted(
        (one for one in spells if one.meets(opens_on, closes_on)), key=lambda one: one.starts_on
    )
    return list(dict.fromkeys(one.name for one in met))
