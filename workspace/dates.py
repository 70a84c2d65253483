"""The dates of projects, from every app, as one sort of thing: for the line of time, for calendars, for one file each."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from feedback.models import Consultation, ConsultationKind, Meeting
from feedback.queries.meetings import hours_of
from organisations.models import Organisation
from projects.models import Action, ActionState, Decision
from stages.models import Stage
from stages.terms import STAGE_NAMES

KINDS = {
    "stage_starts": _("Stage starts: %(title)s"),
    "stage_ends": _("Stage ends: %(title)s"),
    "ask_opens": _("Opens: %(title)s"),
    "ask_closes": _("Last day for answers: %(title)s"),
    "ask_withdrawn": _("Withdrawn: %(title)s"),
    "ask_decided": _("To be decided: %(title)s"),
    "ask_promised": _("Tell people what happened: %(title)s"),
    "meeting": _("Meeting: %(title)s"),
    "decision": _("To be decided: %(title)s"),
    "decided": _("Decided: %(title)s"),
    "action": _("To do: %(title)s"),
    "action_done": _("Done: %(title)s"),
}
"""What happens on a day, in words, by the code that stands in addresses and in calendars."""


@dataclass(frozen=True, slots=True)
class Moment:
    """Something that happens on one day. `kind` and `id` name it for good; `is_draft` says that it is not settled yet."""

    kind: str
    id: int
    day: date
    title: str
    project_id: int
    project: str
    url: str
    is_draft: bool = False
    number: int = 0
    """The stage, where it belongs to one."""
    needs_care: bool = False
    """Its title may tell what the people asked live with, so it stands on pages of the organisation only."""

    @property
    def words(self) -> str:
        """What happens, in one line."""
        return str(KINDS[self.kind]) % {"title": self.title}

    @property
    def words_outside(self) -> str:
        """What happens, for a calendar that lies with another company: nothing that may name a person or tell a sensitive subject."""
        if self.kind in {"action", "action_done"}:
            return _now("Something that was agreed to be done")
        title = _now("something that we ask") if self.needs_care else self.title
        return str(KINDS[self.kind]) % {"title": title}

    @property
    def key(self) -> str:
        """What it is called in addresses and in calendars."""
        return f"{self.kind}-{self.id}"


@dataclass(frozen=True, slots=True)
class Dated:
    """All rows that dates come from, read once."""

    stages: list[Stage]
    asks: list[Consultation]
    meetings: list[Meeting]
    decisions: list[Decision]
    actions: list[Action]


def read_dated(projects: Any, *, member_id: int | None = None) -> Dated:
    """Return what has dates in these projects (rows, or a query of them); actions of one member if given. Five statements."""
    mine = {} if member_id is None else {"member": member_id}
    return Dated(
        stages=list(Stage.objects.filter(project__in=projects).select_related("project")),
        asks=list(Consultation.objects.filter(project__in=projects).for_page()),
        meetings=list(
            Meeting.objects.filter(
                consultation__project__in=projects, cancelled_at=None
            ).select_related("organisation", "consultation__project", "consultation__stage")
        ),
        decisions=list(Decision.objects.filter(project__in=projects).select_related("project")),
        actions=list(
            Action.objects.filter(project__in=projects, **mine)
            .exclude(state=ActionState.DROPPED)
            .select_related("project")
        ),
    )


def moments_of(rows: Dated, organisation: Organisation) -> list[Moment]:
    """Return every day on which something happens, the earliest first."""
    found = [
        *_of_stages(rows.stages, organisation),
        *_of_asks(
            rows.asks,
            {one.pk for one in rows.asks if one.kind == ConsultationKind.MEETING},
            organisation,
        ),
        *_of_meetings(rows.meetings, organisation),
        *_of_decisions(rows.decisions, organisation),
        *_of_actions(rows.actions, organisation),
    ]
    return sorted(found, key=lambda one: (one.day, one.kind, one.id))


def _project_url(organisation: Organisation, project_id: int, number: int | None = None) -> str:
    address = reverse("workspace:project_detail", args=[organisation.slug, project_id])
    return f"{address}?stage={number}" if number else address


def _of_stages(stages: Iterable[Stage], home: Organisation) -> Iterable[Moment]:
    for one in stages:
        title = f"{one.number} {STAGE_NAMES[one.number]}"
        url = _project_url(home, one.project_id, one.number)
        for kind, day in (("stage_starts", one.starts_on), ("stage_ends", one.ends_on)):
            if day:
                yield Moment(
                    kind,
                    one.pk,
                    day,
                    title,
                    one.project_id,
                    one.project.title,
                    url,
                    number=one.number,
                )


def _of_asks(asks: Iterable[Consultation], met: set[int], home: Organisation) -> Iterable[Moment]:
    """What was said in a meeting has no days for answers; what was withdrawn has none to come."""
    for one in asks:
        url = reverse("feedback:consultation_detail", args=[home.slug, one.pk])
        for kind, day in _days_of(one, is_met=one.pk in met, zone=home.zone):
            if day:
                yield Moment(
                    kind,
                    one.pk,
                    day,
                    one.title,
                    one.project_id,
                    one.project.title,
                    url,
                    is_draft=one.opened_at is None,
                    number=one.stage.number,
                    needs_care=one.needs_care,
                )


def _days_of(ask: Consultation, *, is_met: bool, zone: ZoneInfo) -> list[tuple[str, date | None]]:
    if ask.withdrawn_at:
        withdrawn = ask.withdrawn_at.astimezone(zone).date()
        return [("ask_opens", opened_on(ask, zone)), ("ask_withdrawn", withdrawn)]
    later = [("ask_decided", ask.decides_on), ("ask_promised", ask.promised_on)]
    if is_met:
        return later
    return [("ask_opens", opened_on(ask, zone)), ("ask_closes", ask.closes_on), *later]


def opened_on(ask: Consultation, zone: ZoneInfo) -> date | None:
    """Return the local day on which an ask opened."""
    return ask.opened_at.astimezone(zone).date() if ask.opened_at else None


def _of_meetings(meetings: Iterable[Meeting], home: Organisation) -> Iterable[Moment]:
    for one in meetings:
        about = one.consultation
        hours = hours_of(one).words
        yield Moment(
            "meeting",
            one.pk,
            one.held_on,
            f"{about.title}, {hours}" if hours else about.title,
            about.project_id,
            about.project.title,
            reverse("feedback:meeting_detail", args=[home.slug, one.pk]),
            is_draft=about.opened_at is None,
            number=about.stage.number,
            needs_care=about.needs_care,
        )


def _of_decisions(decisions: Iterable[Decision], home: Organisation) -> Iterable[Moment]:
    for one in decisions:
        kind, day = ("decided", one.decided_on) if one.decided_on else ("decision", one.due_on)
        if day:
            url = _project_url(home, one.project_id)
            yield Moment(kind, one.pk, day, one.title, one.project_id, one.project.title, url)


def _of_actions(actions: Iterable[Action], home: Organisation) -> Iterable[Moment]:
    for one in actions:
        is_done = one.state == ActionState.DONE
        kind, day = ("action_done", one.done_on) if is_done else ("action", one.due_on)
        if day:
            url = _project_url(home, one.project_id)
            yield Moment(kind, one.pk, day, one.text, one.project_id, one.project.title, url)
