"""When somebody who was asked and has not answered may be reminded once more, and when silence is right."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from feedback.domain.load import (
    DEFAULTS,
    AskRecord,
    Profile,
    Rule,
    Settings,
    rules_that_hold,
    score,
)

PAUSE_DAYS = 2
"""Days between the last message to a person and a reminder."""

REMINDED, OVER_CAP, TOO_SOON = "reminded", "over_cap", "too_soon"
LIMITED = "limited"
"""One of the rules of asking stops us: the person's own word or limit, their silence, what we owe them, a rest."""


@dataclass(frozen=True, slots=True)
class Reach:
    """What decides about one person: reminders so far for this ask, and the day of our last message."""

    reminders: int
    last_message_on: date | None


def why_not_nudge(
    reach: Reach,
    history: Sequence[AskRecord],
    profile: Profile,
    today: date,
    settings: Settings = DEFAULTS,
) -> str:
    """Return the code of why this person is not reminded on `today`, or "".

    A reminder is no new ask, so the pause between two asks does not count; every other rule of asking does, and so does the
    cap on what weighs on a person, with this reminder in it (domain brief, 5.3).
    """
    if reach.reminders >= settings.max_reminders:
        return REMINDED
    if reach.last_message_on is not None and (today - reach.last_message_on).days < PAUSE_DAYS:
        return TOO_SOON
    load = score(history, profile, today, settings)
    held = rules_that_hold(load, history, profile, today, settings)
    if any(rule != Rule.GAP for rule in held):
        return LIMITED
    weight = Fraction(str(load.points)) + Fraction(settings.reminder_weight)
    return OVER_CAP if weight > settings.points(profile.caps) else ""
