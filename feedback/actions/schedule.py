"""Keeping the index of the clock: on which day a consultation is looked at next.

`Consultation.next_notice_on` only saves the planner from looking at every consultation each minute. Nothing that people
see is read from it, and `recount` repairs it.
"""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, datetime, timedelta, tzinfo

from django.db import transaction

from feedback.domain.chasing import chase_steps, turning_days, why_not
from feedback.domain.loop import LoopFacts
from feedback.domain.schedule import REMIND_AT, fires_at
from feedback.models import Consultation
from feedback.queries.loop_facts import COLUMNS, current_zone
from feedback.queries.loops import LoopState, loop_states


def reset_next_notice(consultation: Consultation, *, today: date) -> None:
    """Store when the planner looks at the consultation next; called by every action that moves a date or tells people.

    A step whose day has come means at once, so that nothing that fell due while no planner ran is passed over.
    """
    state = loop_states([consultation], today).get(consultation.pk)
    _store(consultation, _first_look(state, current_zone()) if state else None)


def move_on(seen: Mapping[int, tuple[int, LoopFacts]], *, now: datetime) -> None:
    """Store the next day for consultations whose due steps were planned just now.

    `seen` holds the version and the facts of each, by id, as they were planned. One that has changed since, if only in
    who hears of it, is left for the next tick.
    """
    zone = current_zone()
    today = now.astimezone(zone).date()
    with transaction.atomic():
        rows = Consultation.objects.select_for_update().filter(pk__among=set(seen))
        locked = list(rows.only("next_notice_on", "version", *COLUMNS).order_by("pk"))
        states = loop_states(locked, today)
        moved: dict[date | None, list[int]] = defaultdict(list)
        for one in locked:
            state = states.get(one.pk)
            if state is None or (one.version, state.facts) == seen[one.pk]:
                day = _first_look(state, zone, after=now) if state else None
                if one.next_notice_on != day:
                    moved[day].append(one.pk)
        for day, ids in moved.items():
            Consultation.objects.filter(pk__among=set(ids)).update(next_notice_on=day)


def recount(today: date) -> int:
    """Store the day anew for every consultation of the current organisation; return how many are looked at again.

    What was planned already is not planned twice, so one look too many does no harm.
    """
    with transaction.atomic():
        rows = list(Consultation.objects.select_for_update().order_by("pk"))
        states = loop_states(rows, today)
        zone = current_zone()
        for one in rows:
            state = states.get(one.pk)
            day = _first_look(state, zone) if state else None
            if one.next_notice_on != day:
                _store(one, day)
    return sum(one.next_notice_on is not None for one in rows)


def _first_look(state: LoopState, zone: tzinfo, *, after: datetime | None = None) -> date | None:
    """The local day on which the first step that still reminds somebody goes out, or somebody is left alone no more."""
    facts = state.facts
    since = date.min if after is None else after.astimezone(zone).date() - timedelta(days=1)
    moments = [
        fires_at(step, zone)
        for step in chase_steps(facts, state.today)
        if step.on >= since and not why_not(step, facts)
    ]
    moments += [datetime.combine(day, REMIND_AT, tzinfo=zone) for day in turning_days(facts)]
    return min(
        (moment.date() for moment in moments if after is None or moment > after), default=None
    )


def _store(consultation: Consultation, day: date | None) -> None:
    """Store it whatever was read before: somebody else may have stored another day since."""
    Consultation.objects.filter(pk=consultation.pk).update(next_notice_on=day)
    consultation.next_notice_on = day
