"""The line of time of a project: what is coming, what was, and a picture of both."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from access.gate import gate
from access.pages import page
from feedback.queries.loops import LoopState, loop_states
from feedback.queries.upcoming import closed_words
from organisations.domain.closed_days import Spell, names_closed
from organisations.models import ClosedSpell
from organisations.queries import closed_spells
from projects import policies
from projects.models import PartnerAsk, Project
from projects.queries.partner_asks import partner_asks_beside
from stages.terms import STAGE_NAMES
from workspace.dates import Dated, Moment, moments_of, opened_on, read_dated
from workspace.domain.timeline import out_of_order
from workspace.timeline_picture import picture

STILL_OPEN = {"decision", "action"}
"""Kinds of which a day in the past means that it was not done."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the list: a moment, or a spell of days from elsewhere; `note` says what else is true of these days."""

    first: date
    last: date
    words: str
    url: str = ""
    note: str = ""
    kind: str = ""
    id: int = 0
    chip: str = ""
    number: int = 0


@gate(policies.may_see, Project)
@require_safe
def timeline(request: HttpRequest, project: Project) -> HttpResponse:
    """Show what is coming up first, what is late, and what was."""
    organisation = project.organisation
    today = timezone.now().astimezone(organisation.zone).date()
    rows = read_dated([project])
    closed, partners = list(closed_spells()), partner_asks_beside(project.pk)
    loops = loop_states(rows.asks, today)
    lines = [
        *_own_lines(rows, moments_of(rows, organisation), closed, organisation.zone),
        *_closed_lines(closed, rows, today),
        *_partner_lines(partners),
    ]
    lines.sort(key=lambda one: (one.first, one.last, one.words))
    late = [one for one in lines if _is_late(one, loops, today)]
    context = {
        "project": project,
        "today": today,
        "late": late,
        "coming": [one for one in lines if one.last >= today],
        "over": [one for one in reversed(lines) if one.last < today and one not in late],
        "picture": picture(rows, closed, partners, today=today, zone=organisation.zone),
        "order": _order_words(rows),
        "may_plan": policies.may_plan(request.actor, project),  # type: ignore[attr-defined]
    }
    return page(request, "workspace/timeline/timeline.html", context)


def _own_lines(
    rows: Dated, moments: Sequence[Moment], closed: Sequence[ClosedSpell], zone: Any
) -> list[Line]:
    spells = [Spell(one.name, one.starts_on, one.ends_on) for one in closed]
    opened = {one.pk: opened_on(one, zone) for one in rows.asks}
    return [
        Line(
            first=one.day,
            last=one.day,
            words=one.words,
            url=one.url,
            note=_note(one, spells, opened),
            kind=one.kind,
            id=one.id,
            chip=_("Draft") if one.is_draft else "",
            number=one.number,
        )
        for one in moments
    ]


def _note(moment: Moment, spells: Sequence[Spell], opened: Mapping[int, date | None]) -> str:
    """What closed days mean for this day, or for all the days that people have to answer."""
    first = opened.get(moment.id) if moment.kind == "ask_closes" else None
    if first:
        return closed_words(first, moment.day, spells)
    names = names_closed(moment.day, moment.day, spells)
    return _("In these days: %(names)s.") % {"names": ", ".join(names)} if names else ""


def _closed_lines(closed: Sequence[ClosedSpell], rows: Dated, today: date) -> list[Line]:
    """The closed days of the project's own time: from its first date, or today, on."""
    days = [day for one in rows.stages for day in (one.starts_on, one.ends_on) if day]
    days += [one.closes_on for one in rows.asks if one.closes_on]
    earliest = min([*days, today])
    return [
        Line(one.starts_on, one.ends_on, one.name, chip=str(one.get_kind_display()))
        for one in closed
        if one.ends_on >= earliest
    ]


def _partner_lines(partners: Sequence[PartnerAsk]) -> list[Line]:
    words = _("%(partner)s asks %(whom)s: %(title)s")
    return [
        Line(
            one.opens_on,
            one.closes_on,
            words % {"partner": one.partner.name, "whom": one.whom, "title": one.title},
            chip=_("A partner asks"),
        )
        for one in partners
    ]


def _is_late(line: Line, loops: Mapping[int, LoopState], today: date) -> bool:
    """Whether the day has passed and what was to happen has not: an answer promised, a decision, something to do."""
    if line.last >= today:
        return False
    if line.kind == "ask_promised":
        return line.id in loops and loops[line.id].is_owed
    return line.kind in STILL_OPEN


def _order_words(rows: Dated) -> list[str]:
    """Say kindly where a later stage starts before the one ahead of it."""
    starts = {one.number: one.starts_on for one in rows.stages if one.starts_on}
    words = _("“%(late)s” starts on %(late_day)s, before “%(early)s” on %(early_day)s.")
    return [
        words
        % {
            "late": STAGE_NAMES[late],
            "late_day": date_format(starts[late]),
            "early": STAGE_NAMES[early],
            "early_day": date_format(starts[early]),
        }
        for late, early in out_of_order(starts)
    ]
