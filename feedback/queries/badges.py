"""What the frame of every staff page counts: answers owed, and what waits for one member to look after."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Case, Q, Value, When

from feedback.models import Consultation
from feedback.queries.loop_facts import current_zone
from feedback.queries.loops import loop_states, owed_once
from feedback.queries.owing import may_owe
from feedback.queries.safety import cases, cases_due, keeps_safe, something_waits


@dataclass(frozen=True, slots=True)
class Badges:
    """How many answers people are owed, one for asks that are answered together, and how many worries and calls wait for the member."""

    owed: int
    to_look_after: int


def badges(member_id: int, now: datetime) -> Badges:
    """Return both counts for the current organisation, in statements that do not grow with what was ever asked.

    Where nothing may be owed and nothing waits it is one statement.
    """
    every = Consultation.objects.all()
    waits = Case(When(something_waits(), then=Value(True)), default=Value(False))
    owing = may_owe(every.ended_by(now)).values("pk")
    rows = list(every.annotate(waits=waits).filter(Q(pk__in=owing) | Q(waits=True)))
    ended = [one for one in rows if one.has_ended(now)]
    states = loop_states(ended, now.astimezone(current_zone()).date())
    waiting = [one.pk for one in rows if one.waits]
    return Badges(
        owed=len(owed_once(states)),
        to_look_after=_waiting_for(member_id, waiting) if waiting else 0,
    )


def to_look_after(member_id: int, now: datetime) -> int:
    """Return how many worries and calls wait for the member; one statement where none does."""
    return _waiting_for(member_id, [pk for _organisation, pk in cases_due(now)])


def _waiting_for(member_id: int, consultation_ids: list[int]) -> int:
    return sum(
        len(one.worries) + len(one.calls)
        for one in cases(consultation_ids)
        if keeps_safe(member_id, one.consultation)
    )
