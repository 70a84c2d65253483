"""The clock: on which day who is reminded that people are waiting for an answer.

Day 0 is the closing date; every date is a calendar day in the organisation's time zone, and neither
weekends nor holidays move one. The promised date P is the day by which those who answered were told
they would hear a first word.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from functools import lru_cache

OWNER = "owner"
DECIDER = "decider"
BACKUP = "backup"
MANAGER = "manager"
SENIOR = "senior"
PARTICIPANTS = "participants"
AUDIENCES = (OWNER, DECIDER, BACKUP, MANAGER, SENIOR, PARTICIPANTS)
"""Everybody a step can go to, in the order in which `Step.to` names them."""

CONFIRM_DAYS_BEFORE = 7
FIRST_WORD_DAYS = 28
"""The promised date when none was given, in days after close: a first word within four weeks."""
DECIDE_DAYS_BEFORE = 14
STILL_OWED_DAYS = 56
FINAL_WORD_DAYS = 84
"""Days after close by which every item has its final word: twelve weeks, the norm for public bodies."""
REPEAT_DAYS = 28
"""Days between reminders once the final word is late."""
RETELL_DAYS = 7
"""Days within which people hear that an ask was withdrawn or a promise was taken back."""
SNOOZE_DAYS = 14
"""For how long reminders rest after people were told why it takes longer."""
SNOOZES = 2
"""How often reminders about one ask may be put off."""
REMIND_AT = time(8)
"""The local time of day at which a step goes out."""

CONFIRM = "confirm"
CLOSED = "closed"
DECIDE = "decide"
FIRST_WORD = "first_word"
STILL_OWED = "still_owed"
WAITING = "waiting"
OVERDUE = "overdue"
FAMILIES = (CONFIRM, CLOSED, DECIDE, FIRST_WORD, STILL_OWED, WAITING, OVERDUE)
"""The sorts of step, from the first to the last: on a shared day the later one gives its name."""


STAFF = AUDIENCES[:-1]
"""Those of them who work here."""
USUAL_STAFF = {
    CONFIRM: (OWNER,),
    CLOSED: (OWNER,),
    DECIDE: (OWNER, DECIDER),
    FIRST_WORD: (OWNER, BACKUP),
    STILL_OWED: (OWNER, MANAGER),
    WAITING: (OWNER, SENIOR),
    OVERDUE: (OWNER, SENIOR),
}
"""Who hears of which sort of step where the organisation chose nobody else."""

RESTING = frozenset({DECIDE, FIRST_WORD, STILL_OWED, WAITING})
"""The sorts of step that rest while reminders are put off; that the final word is late is never put off."""


@dataclass(frozen=True, slots=True)
class Norms:
    """The days that one ask was opened under; an organisation may choose shorter ones, never longer.

    They are noted down with the ask, so that a later choice moves nothing that people were told.
    """

    final_days: int = FINAL_WORD_DAYS
    repeat_days: int = REPEAT_DAYS
    retell_days: int = RETELL_DAYS
    confirm_days: int = CONFIRM_DAYS_BEFORE
    decide_days: int = DECIDE_DAYS_BEFORE
    still_owed_days: int = STILL_OWED_DAYS
    ladder: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Who hears of a sort of step besides people who were asked, where an organisation chose others than the usual ones."""


USUAL = Norms()
"""What holds where nobody chose anything else."""


@lru_cache(maxsize=1_000)
def family(code: str) -> str:
    """The sort of step that `code` names: "overdue" for "overdue" and for "overdue_140"."""
    stem, _, day = code.rpartition("_")
    return stem if day.isdecimal() else code


@dataclass(frozen=True, slots=True)
class Step:
    """One day on which somebody hears that an answer is owed.

    `code` names it for good ("first_word", "overdue_112"), `day` counts from the closing date, `on`
    is the date, and `to` holds audience codes in the order of `AUDIENCES`.
    """

    code: str
    day: int
    on: date
    to: tuple[str, ...]

    @property
    def family(self) -> str:
        """The sort of step, one of `FAMILIES`."""
        return family(self.code)

    @property
    def occasion(self) -> str:
        """What tells this step from every other one of the same ask, a step moved to a new date too."""
        return f"{self.code}:{self.on.isoformat()}"


def default_promise(close_on: date, days: int = FIRST_WORD_DAYS) -> date:
    """The promised date when nobody gave one: 28 days after close unless the organisation chose others."""
    return close_on + timedelta(days=days)


def latest_promise(close_on: date, days: int = FINAL_WORD_DAYS) -> date:
    """The last day that may be promised without a manager's reason: 84 days after close, or fewer."""
    return close_on + timedelta(days=days)


def final_due(close_on: date, promised_on: date | None = None, norms: Norms = USUAL) -> date:
    """The day by which every item needs its final word: close + 84 (or fewer), or the promised date if later."""
    latest = latest_promise(close_on, norms.final_days)
    return max(latest, promised_on or default_promise(close_on))


def steps(
    close_on: date,
    promised_on: date | None = None,
    *,
    until: date | None = None,
    norms: Norms = USUAL,
) -> list[Step]:
    """Every step of one ask, sorted by day, ending at close + 112 or, when given, on `until`.

    `promised_on` defaults to close + 28. Two steps on one day are one step, for both audiences and
    under the name of the later one. A promise beyond close + 112 needs `until` to show its step. With other
    `norms` the end is their first repeat after the final word.
    """
    promise = ((promised_on or default_promise(close_on)) - close_on).days
    last = norms.final_days + norms.repeat_days if until is None else (until - close_on).days
    return [
        Step(code=code, day=day, on=close_on + timedelta(days=day), to=to)
        for day, code, to in _days_with_steps(promise, last, norms)
    ]


@lru_cache(maxsize=1_000)
def _days_with_steps(
    promise: int, last: int, norms: Norms
) -> tuple[tuple[int, str, tuple[str, ...]], ...]:
    """Day, code and audiences of each step: the same for all asks with the same days between their dates."""
    by_day: dict[int, tuple[str, frozenset[str]]] = {}
    for day, code, audience in _rungs(promise, last, norms):
        if day <= last:
            _, already = by_day.get(day, ("", frozenset()))
            by_day[day] = (code, already | audience)
    return tuple(
        (day, code, tuple(one for one in AUDIENCES if one in audience))
        for day, (code, audience) in sorted(by_day.items())
    )


def _rungs(promise: int, last: int, norms: Norms) -> Iterator[tuple[int, str, set[str]]]:
    """Day, code and audience of each rung; a later sort comes later, so that it wins a shared day."""
    for day, code, has_people in _days(promise, last, norms):
        audience = set(staff_of(family(code), norms.ladder))
        yield day, code, audience | {PARTICIPANTS} if has_people else audience


def _days(promise: int, last: int, norms: Norms) -> Iterator[tuple[int, str, bool]]:
    """Day and code of each rung, and whether the people who were asked hear of it too."""
    yield -norms.confirm_days, CONFIRM, False
    yield 0, CLOSED, True
    if promise - norms.decide_days > 0:
        yield promise - norms.decide_days, DECIDE, False
    yield promise, FIRST_WORD, True
    if promise < norms.still_owed_days < norms.final_days:
        yield norms.still_owed_days, STILL_OWED, False
    for day in range(norms.final_days, last + 1, norms.repeat_days):
        if day < promise:
            # Nobody who answered hears "we are late" before the day that they were promised.
            yield day, f"{WAITING}_{day}", False
        else:
            is_first = day == norms.final_days
            yield day, OVERDUE if is_first else f"{OVERDUE}_{day}", is_first


def staff_of(sort: str, ladder: Iterable[tuple[str, Iterable[str]]] = ()) -> tuple[str, ...]:
    """Who of those who work here hears of a sort of step, in the order of `AUDIENCES`.

    A choice that names nobody, or somebody unknown, is none: at least one person hears of each step.
    """
    chosen = {one for one in dict(ladder).get(sort, ()) if one in STAFF}
    return tuple(one for one in STAFF if one in (chosen or USUAL_STAFF[sort]))


def as_ladder(chosen: object) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Who hears of what, from what was kept as sort of step to roles; whatever else stands there is left out."""
    if not isinstance(chosen, dict):
        return ()
    return tuple(
        (sort, tuple(str(one) for one in roles))
        for sort, roles in sorted(chosen.items())
        if sort in USUAL_STAFF and isinstance(roles, list | tuple)
    )


def comes_on(step: Step, snoozed_until: date | None) -> date:
    """The day on which staff hear of a step: its own, or the end of the two weeks for which it rests.

    Only what falls into those weeks rests. People's own messages, the promised date and the day of the final word
    stay where they are.
    """
    if snoozed_until is None or step.family not in RESTING:
        return step.on
    began_on = snoozed_until - timedelta(days=SNOOZE_DAYS)
    return snoozed_until if began_on <= step.on < snoozed_until else step.on


def fires_at(step: Step, zone: tzinfo) -> datetime:
    """The instant at which `step` may go out: 08:00 local time on its day.

    The step of the closing day waits for the next morning, because an ask is open until that day ends.
    """
    day = step.on + timedelta(days=1) if step.family == CLOSED else step.on
    return datetime.combine(day, REMIND_AT, tzinfo=zone)


OVERTAKEN = "overtaken"
NOT_OPEN = "not_open"


@dataclass(frozen=True, slots=True)
class DueStep:
    """A step whose day has come, for one audience; `skip` is empty or the reason it is left out."""

    step: Step
    audience: str
    skip: str = ""


def due_steps(
    some_steps: Iterable[Step], today: date, *, opened_on: date | None = None
) -> list[DueStep]:
    """Each step due by `today`, audience by audience, saying which one goes out and why others do not.

    A step before the ask opened is "not_open" (every step, when `opened_on` is None). Of the others
    only the newest for each audience goes out; those before it are "overtaken". Whether the newest
    one was sent already is not known here.
    """
    due = sorted((step for step in some_steps if step.on <= today), key=lambda step: step.on)
    newest = {audience: step for step in due for audience in step.to}

    def reason(step: Step, audience: str) -> str:
        if opened_on is None or step.on < opened_on:
            return NOT_OPEN
        return "" if newest[audience] is step else OVERTAKEN

    return [DueStep(step, audience, reason(step, audience)) for step in due for audience in step.to]


def newest_due(
    some_steps: Iterable[Step], today: date, *, opened_on: date | None = None
) -> dict[str, Step]:
    """The one step each audience is owed on `today`; an audience that is owed none is left out."""
    due = due_steps(some_steps, today, opened_on=opened_on)
    return {one.audience: one.step for one in due if not one.skip}
