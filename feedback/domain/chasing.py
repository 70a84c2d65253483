"""Which steps one ask still calls for: the clock, and the days that follow from what was published."""

from datetime import date, timedelta

from feedback.domain.loop import (
    NEXT_NEWS,
    RETELL,
    LoopFacts,
    held_until,
    horizon,
    is_closed,
    retell_due,
)
from feedback.domain.schedule import (
    BACKUP,
    CLOSED,
    CONFIRM,
    DECIDE,
    FIRST_WORD,
    NOT_OPEN,
    OVERDUE,
    OWNER,
    RESTING,
    WAITING,
    DueStep,
    Step,
    steps,
)

NOTHING_OWED = "nothing_owed"
CLOSED_LOOP = "closed_loop"
WITHDRAWN = "withdrawn"
WORD_GIVEN = "word_given"
SNOOZED = "snoozed"

UNTIL_FIRST_WORD = frozenset({DECIDE, FIRST_WORD, WAITING})
"""The steps that ask for a first word, and are answered by one."""
UNTIL_WITHDRAWN = frozenset({CONFIRM, CLOSED}) | UNTIL_FIRST_WORD
"""The steps of an ordinary ask; a withdrawn one has a day of its own by which people hear why."""
EVERY_TIME = frozenset({NEXT_NEWS, RETELL})
"""Steps that come again whenever there is a new day for them; all others come once."""


def chase_steps(facts: LoopFacts, today: date) -> list[Step]:
    """Every step up to a repeat after `today`, sorted by day.

    To the clock come the day that a holding word named and the day by which a promise taken back, or a
    withdrawal, is to be told.
    """
    until = horizon(facts, today)
    found = steps(facts.close_on, facts.promised_on, until=until, norms=facts.norms)
    extra = (
        (NEXT_NEWS, held_until(facts), (OWNER,)),
        (RETELL, retell_due(facts), (OWNER, BACKUP)),
    )
    found += [
        Step(code=code, day=(on - facts.close_on).days, on=on, to=to)
        for code, on, to in extra
        if on is not None
    ]
    return sorted(found, key=lambda step: step.on)


def why_not(step: Step, facts: LoopFacts) -> str:
    """The reason why nobody is reminded by `step` any more, or an empty text when somebody is."""
    if not facts.items:
        return NOTHING_OWED
    if is_closed(facts):
        return CLOSED_LOOP
    if facts.withdrawn_on is not None and step.family in UNTIL_WITHDRAWN:
        return WITHDRAWN
    if facts.first_told_on is not None and step.family in UNTIL_FIRST_WORD:
        return WORD_GIVEN
    return ""


def why_not_staff(step: Step, facts: LoopFacts, today: date) -> str:
    """The same for members of staff, who are left alone while reminders are put off, whenever the step came."""
    if reason := why_not(step, facts):
        return reason
    return SNOOZED if step.family in RESTING and facts.is_snoozed(today) else ""


def why_not_participants(step: Step, facts: LoopFacts, today: date) -> str:
    """The same for the people who were asked.

    They hear nothing automatic while promised news lies ahead, or while a person has days left to tell them that a
    promise was taken back.
    """
    if reason := why_not(step, facts):
        return reason
    if facts.withdrawn_on is not None:
        return WITHDRAWN
    ahead = (held_until(facts), retell_due(facts))
    is_held = any(day is not None and day >= today for day in ahead)
    return WORD_GIVEN if step.family == OVERDUE and is_held else ""


def turning_days(facts: LoopFacts) -> set[date]:
    """The days on which those hear who were left alone before, though no step falls on them.

    Staff once a rest is over, and people on the day after news that they were told to expect.
    """
    if not facts.items or is_closed(facts):
        return set()
    days = {day + timedelta(days=1) for day in (held_until(facts), retell_due(facts)) if day}
    return days | ({facts.snoozed_until} if facts.snoozed_until else set())


def reason_for(due: DueStep, not_because: str) -> str:
    """The one reason that says most: not open yet, then what ended the need for the step, then a later step."""
    return due.skip if due.skip == NOT_OPEN else not_because or due.skip
