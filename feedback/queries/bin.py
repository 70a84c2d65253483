"""What keeps a project out of the bin: people who can still answer, and people who wait."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from feedback.models import CallRequest, Consultation, Worry
from feedback.queries.loops import loop_states
from projects.models import Project


@dataclass(frozen=True, slots=True)
class Needed:
    """One ask that is open, or owes people an answer."""

    consultation: Consultation
    is_open: bool


def still_needed(project: Project, now: datetime) -> Sequence[Needed]:
    """Return the asks of a project for which it has to stay, the newest first; those that take late answers are open."""
    asked = list(Consultation.objects.filter(project=project, opened_at__isnull=False).for_page())
    states = loop_states(asked, now.astimezone(project.organisation.zone).date())
    found = [
        Needed(one, is_open=one.is_open(now) or one.takes_late(now))
        for one in asked
        if one.is_open(now)
        or one.takes_late(now)
        or (one.pk in states and not states[one.pk].is_closed and bool(states[one.pk].facts.items))
    ]
    return sorted(found, key=lambda one: not one.is_open)


def someone_waits_to_be_safe(project: Project) -> bool:
    """Whether somebody fears for a person there, or a person waits to be phoned."""
    worries = Worry.objects.filter(ended_at=None, consultation__project=project)
    return worries.exists() or _calls().filter(consultation__project=project).exists()


def without_anybody_waiting(projects: QuerySet[Any]) -> QuerySet[Any]:
    """Leave out of a query of projects those in which somebody waits to be safe."""
    worries = Worry.objects.filter(ended_at=None, consultation__project=OuterRef("pk"))
    calls = _calls().filter(consultation__project=OuterRef("pk"))
    return projects.exclude(Exists(worries)).exclude(Exists(calls))


def _calls() -> QuerySet[Any]:
    return CallRequest.objects.filter(done_at=None)
