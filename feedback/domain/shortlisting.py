"""What somebody decided about a ranking."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Choice:
    """What was decided: the options that go on, by whom and when, why, and a line by code of each split."""

    options: Sequence[str]
    decided_by: str
    decided_on: date
    why: str
    splits: Mapping[str, str]
