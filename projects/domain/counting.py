"""What is compared and what was counted, as forms hand it to actions."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is compared, and where its figures come from."""

    name: str
    is_exclusive: bool
    population: int | None
    source: str
    year: int


@dataclass(frozen=True, slots=True)
class Group:
    """One group of a comparison: an existing one by id, or a new one."""

    id: int | None
    name: str
    share: Decimal


@dataclass(frozen=True, slots=True)
class Count:
    """How many people there were on one occasion, and how many of them belong to each group that was counted."""

    occasion: str
    counted_on: date
    people: int
    groups: Mapping[int, int]
