"""Answers we owe: what people gave time for and have not heard about, the longest wait first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone
from django.utils.formats import date_format

from access.gate import gate
from access.pages import page
from feedback import policies, terms
from feedback.domain import schedule
from feedback.domain.loop import State, can_hold
from feedback.domain.promise_record import half_within
from feedback.models import Consultation, Telling
from feedback.queries.badges import Badges, to_look_after
from feedback.queries.loops import (
    Chased,
    OwedRow,
    answered_together,
    loop_states,
    owed_consultations,
)
from feedback.queries.outcomes import holding_days
from organisations.models import Organisation
from workspace.owed_promises import promises_owed
from workspace.owed_sections import SECTIONS, section_of, sorted_by

YEAR_DAYS = 365


@dataclass(frozen=True, slots=True)
class OwedLine:
    """One row of the page: the owed answer, its ring and its words."""

    row: OwedRow
    tone: str
    held: str
    next_words: Any
    reminded: Sequence[Chased]
    is_zero: bool
    rests: date | None
    """The day until which reminders rest."""
    can_hold: bool
    """Whether people may be told once more what is holding it up."""
    doubles: Sequence[OwedRow] = ()
    """What else is answered with it, each with a promise of its own."""


@gate(policies.may_see)
def owed_list(request: HttpRequest, organisation: Organisation) -> HttpResponseBase:
    """Show every answer that the organisation owes, computed from what was said and told."""
    now = timezone.now()
    today = now.astimezone(organisation.zone).date()
    rows = owed_consultations(now)
    found = sorted_by(rows)
    owed = len(answered_together(rows))
    member = request.actor.member_id  # type: ignore[attr-defined]
    request.badges = Badges(owed, to_look_after(member, now))  # type: ignore[attr-defined]
    by = request.GET.get("by", "")
    by = by if by in found.words else ""
    context = {
        "sections": _sections(found.keep(rows, by), today),
        "owed": owed,
        "choices": found.choices(),
        "by": by,
        "by_words": found.words.get(by, ""),
        "heard": heard_back(now, today),
        **promises_owed(today, by, member),
        "may_publish": policies.may_publish(request.actor, organisation),  # type: ignore[attr-defined]
    }
    return page(request, "workspace/owed_list.html", context)


@dataclass(frozen=True, slots=True)
class HeardBack:
    """How often people heard back in the last year, and within how many days half of those times."""

    times: int
    half_within: int | None


def heard_back(now: datetime, today: date) -> HeardBack:
    """Return how often and how fast people heard a first word in the year before `today`."""
    lately = Telling.objects.filter(
        publication__consultation=OuterRef("pk"), told_on__gte=today - timedelta(days=YEAR_DAYS)
    )
    told = Consultation.objects.all().ended_by(now).filter(Exists(lately))
    states = loop_states(told, today).values()
    days = [
        state.days_to_first_word
        for state in states
        if state.facts.first_told_on is not None
        and (today - state.facts.first_told_on).days <= YEAR_DAYS
    ]
    known = [one for one in days if one is not None]
    return HeardBack(times=len(known), half_within=half_within(known))


def _sections(rows: Sequence[OwedRow], today: date) -> list[tuple[str, Any, Any, list[OwedLine]]]:
    """Each section that has rows: its code, its heading, what it holds, and its lines."""
    lines: dict[str, list[OwedLine]] = {code: [] for code in SECTIONS}
    allowed_on = holding_days(row.consultation.pk for row in rows)
    for row, doubles in answered_together(rows):
        may_say = can_hold(row.loop.facts, today, allowed_on.get(row.consultation.pk))
        lines[section_of(row, today)].append(_line(row, doubles, can_hold=may_say))
    return [(code, *SECTIONS[code], some) for code, some in lines.items() if some]


def _line(row: OwedRow, doubles: Sequence[OwedRow], *, can_hold: bool) -> OwedLine:
    held = row.loop.held_until
    return OwedLine(
        row=row,
        tone={State.OVERDUE: "bad", State.OWED: "brand"}.get(row.state, "warn"),
        held=date_format(held, "j M") if held and row.state == State.HELD else "",
        next_words=step_words(row.next_step.code) if row.next_step else "",
        reminded=last_of_each(row.chased),
        is_zero=row.answers == 0,
        can_hold=can_hold,
        doubles=doubles,
        rests=row.loop.facts.snoozed_until if row.loop.facts.is_snoozed(row.loop.today) else None,
    )


def last_of_each(chased: Sequence[Chased]) -> list[Chased]:
    """Return the last reminder of each person, the longest ago first."""
    last = {one.name: one for one in chased}
    return sorted(last.values(), key=lambda one: one.on)


def step_words(code: str) -> Any:
    """Return what people read for the code of a next step, such as `overdue_112`."""
    return terms.STEP_LABELS[schedule.family(code)]
