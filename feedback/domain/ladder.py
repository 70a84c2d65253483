"""Who hears of which step of the clock: what an organisation may choose, and the steps of an ordinary ask by it.

People who were asked hear of their own steps whatever is chosen. An organisation adds somebody to a step or puts somebody
in another's place; no step reaches fewer people than usual.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from feedback.domain.schedule import STAFF, USUAL, USUAL_STAFF, Norms, Step, staff_of, steps

TOO_FEW = "too_few"
UNKNOWN = "unknown"
ANY_DAY = date(2001, 1, 1)
"""A closing day to count from where only the days between matter."""


def faults(chosen: Mapping[str, Collection[str]]) -> dict[str, str]:
    """Which sorts of step cannot be kept as chosen, and why, by code."""
    found = {}
    for sort, roles in chosen.items():
        if sort not in USUAL_STAFF or not set(roles) <= set(STAFF):
            found[sort] = UNKNOWN
        elif len(set(roles)) < len(USUAL_STAFF[sort]):
            found[sort] = TOO_FEW
    return found


def kept(chosen: Mapping[str, Iterable[str]]) -> dict[str, list[str]]:
    """What is kept of a choice: only what differs from the usual, in the usual order."""
    ordered = {sort: staff_of(sort, [(sort, tuple(roles))]) for sort, roles in chosen.items()}
    return {
        sort: list(roles) for sort, roles in sorted(ordered.items()) if roles != USUAL_STAFF[sort]
    }


def usual_course(norms: Norms = USUAL, promise_days: int = 28) -> list[Step]:
    """The steps of an ask nobody answers, promised for so many days after it closes, up to the first repeat."""
    promised = date.fromordinal(ANY_DAY.toordinal() + promise_days)
    return steps(ANY_DAY, promised, norms=norms)
