"""What makes it well founded to go on from a stage: facts in, codes out. Advice, never a lock.

The conditions are those of the project's domain brief, 2.3; what no part of a plan holds is put to the team as a question.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from stages.domain.diamond import CO_CREATE, FOCUS, INSIGHT, LOOPS, REFINE

PRESENT, MISSING, UNKNOWN = VERDICTS = ("present", "missing", "unknown")
"""It is there, it is not, or nothing in the plan can tell."""

ENOUGH_GROUPS = 3
NEEDED, WANTED, EVIDENCE = 3, 3, 2
"""The least of each that founds trying something live, from 0 to 4."""


@dataclass(frozen=True, slots=True)
class FoundedFacts:
    """What a plan and its asks show at one stage.

    `groups_heard` counts groups of whom enough people answered or were in a room at this stage to say so; `groups_open` those
    that were asked or counted and of whom nothing may be said: nobody, or too few, which nobody shall tell apart. Whether
    those who use and who deliver the service were heard is None likewise. `is_told` says whether all who
    answered at earlier stages were told what came of it, None where nobody was asked there. `case` is how needed, wanted
    and evidenced the project is, from 0 to 4 each, None where nobody has said.
    """

    groups_heard: int = 0
    groups_open: int = 0
    is_gap_named: bool = False
    is_compared: bool = False
    is_decided: bool = False
    is_split_said: bool = False
    is_fixed_said: bool = False
    is_told: bool | None = None
    are_users_heard: bool | None = False
    are_deliverers_heard: bool | None = False
    case: tuple[int, int, int] | None = None


@dataclass(frozen=True, slots=True)
class Point:
    """One thing that founds going on, and whether it is there."""

    code: str
    verdict: str


def points(number: int, facts: FoundedFacts) -> list[Point]:
    """Return what founds going on from stage `number` (1 to 5), in the order in which it is read."""
    return [Point(code, RULES[code](facts)) for code in POINTS[number]]


def _whether(is_there: bool | None) -> str:
    if is_there is None:
        return UNKNOWN
    return PRESENT if is_there else MISSING


def _groups(facts: FoundedFacts) -> str:
    if facts.groups_heard >= ENOUGH_GROUPS or facts.is_gap_named:
        return PRESENT
    is_possible = facts.groups_heard + facts.groups_open >= ENOUGH_GROUPS
    return UNKNOWN if is_possible else MISSING


def _case(facts: FoundedFacts) -> str:
    if facts.case is None:
        return UNKNOWN
    least = zip(facts.case, (NEEDED, WANTED, EVIDENCE), strict=True)
    return _whether(all(value >= enough for value, enough in least))


RULES: Mapping[str, Callable[[FoundedFacts], str]] = {
    "groups": _groups,
    "compared": lambda facts: _whether(facts.is_compared),
    "insights": lambda _facts: UNKNOWN,
    "decided": lambda facts: _whether(facts.is_decided),
    "split": lambda facts: PRESENT if facts.is_split_said else UNKNOWN,
    "told": lambda facts: _whether(facts.is_told),
    "fixed": lambda facts: _whether(facts.is_fixed_said),
    "ideas": lambda _facts: UNKNOWN,
    "users": lambda facts: _whether(facts.are_users_heard),
    "deliverers": lambda facts: _whether(facts.are_deliverers_heard),
    "accepted": lambda _facts: UNKNOWN,
    "case": _case,
}
POINTS: Mapping[int, Sequence[str]] = {
    INSIGHT: ("groups", "compared", "insights"),
    FOCUS: ("decided", "split", "told"),
    CO_CREATE: ("fixed", "told", "ideas"),
    REFINE: ("users", "deliverers", "decided", "case", "accepted"),
    LOOPS: ("users", "deliverers", "told"),
}
