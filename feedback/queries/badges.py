"""What the frame of every staff page counts: answers owed, and what waits for one member to look after."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Case, Q, QuerySet, Value, When

from access.bin import is_bin_open
from access.scope import current_organisation, working_in
from feedback.models import Consultation
from feedback.queries.kept import KeptQuery
from feedback.queries.loop_facts import current_zone
from feedback.queries.loops import loop_states, owed_once
from feedback.queries.owing import may_owe
from feedback.queries.safety import cases, cases_due, keeps_safe, something_waits
from organisations.models import Organisation


@dataclass(frozen=True, slots=True)
class Badges:
    """How many answers people are owed, one for asks that are answered together, and how many worries and calls wait for the member."""

    owed: int
    to_look_after: int


def badges(member_id: int, now: datetime) -> Badges:
    """Return both counts for the current organisation, in statements that do not grow with what was ever asked.

    Where nothing may be owed and nothing waits it is one statement.
    """
    rows = _in_question_here(now)
    ended = [one for one in rows if one.has_ended(now)]
    states = loop_states(ended, now.astimezone(current_zone()).date())
    waiting = [one.pk for one in rows if one.waits]
    return Badges(
        owed=len(owed_once(states)),
        to_look_after=_waiting_for(member_id, waiting) if waiting else 0,
    )


def _in_question(now: datetime) -> QuerySet[Consultation]:
    """Return what may owe people an answer, and where a worry or a wish to be phoned waits."""
    every = Consultation.objects.all().order_by()
    waits = Case(When(something_waits(), then=Value(True)), default=Value(False))
    owing = may_owe(every.ended_by(now)).values("pk")
    rows: QuerySet[Consultation] = every.annotate(waits=waits)
    return rows.filter(Q(pk__in=owing) | Q(waits=True))


def _in_question_in(organisation: int, now: datetime) -> QuerySet[Consultation]:
    with working_in(Organisation(pk=organisation)):
        return _in_question(now)


_IN_QUESTION = KeptQuery(_in_question_in, organisation=int, now=datetime)
"""Every page of staff asks it, and to make its text takes ten times as long as to answer it."""


def _in_question_here(now: datetime) -> list[Any]:
    home: Any = current_organisation()
    if home is None or is_bin_open():
        return list(_in_question(now))
    return _IN_QUESTION.all(organisation=home.pk, now=now)


def to_look_after(member_id: int, now: datetime) -> int:
    """Return how many worries and calls wait for the member; one statement where none does."""
    return _waiting_for(member_id, [pk for _organisation, pk in cases_due(now)])


def _waiting_for(member_id: int, consultation_ids: list[int]) -> int:
    return sum(
        len(one.worries) + len(one.calls)
        for one in cases(consultation_ids)
        if keeps_safe(member_id, one.consultation)
    )
