"""Whom a project knows: by a place in it, by having been asked, or by having asked to hear. Their names are for its team."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from access.bin import with_the_bin
from feedback.models import Ask, Consultation, Subscription
from projects.models import Participation, Project
from projects.queries import people_placed, projects_of


@with_the_bin()
def is_known_elsewhere(participant_ids: Iterable[int], member_id: int) -> bool:
    """Return whether one of these people is known in a project whose team the member is not on; one statement.

    A project in the bin counts: it can come back, with the links that it sent.
    """
    ids = list(participant_ids)
    known = Q(pk__in=Participation.objects.filter(participant__in=ids).values("project"))
    for asked in (Ask, Subscription):
        rows = asked.objects.filter(participant__in=ids)
        known |= Q(pk__in=rows.values("consultation__project"))
    return Project.objects.filter(known).exclude(pk__in=projects_of(member_id)).exists()


def known_to_team_of(member_id: int) -> Q:
    """Return, as a filter over people, whom the projects know whose team the member is on."""
    return _known_to(projects_of(member_id))


def _known_to(projects: QuerySet[Any, Any]) -> Q:
    asked, to_hear = (
        rows.objects.filter(consultation__project__in=projects).values("participant")
        for rows in (Ask, Subscription)
    )
    placed = people_placed(projects)
    return Q(pk__in=placed) | Q(pk__in=asked) | Q(pk__in=to_hear)


@with_the_bin()
def known_elsewhere(member_id: int) -> Q:
    """Return, as a filter over people, who is known in a project whose team the member is not on, be it in the bin."""
    others = Project.objects.exclude(pk__in=projects_of(member_id)).values("pk")
    return _known_to(others)


@dataclass(frozen=True, slots=True)
class AskedOnce:
    """One thing that a person was asked: its title and when. Whether they answered is nobody's to see here."""

    title: str
    asked_on: date
    consultation_id: int | None


def asked_of(
    participant_id: int, member_id: int, *, sees_all: bool, most: int
) -> tuple[list[AskedOnce], bool]:
    """Return what a person was asked, the newest first, and whether there is more; one statement.

    What other projects asked has its day and no title, unless the member sees all; so has what lies in the bin.
    """
    rows = Ask.objects.filter(participant=participant_id, asked_on__isnull=False)
    anybodys = Consultation.objects.filter(pk=OuterRef("consultation"))
    ours = Exists(anybodys if sees_all else _own_project(member_id))
    newest = rows.annotate(is_ours=ours).order_by("-asked_on", "-pk")
    found = list(
        newest.values_list("is_ours", "asked_on", "consultation_id", "consultation__title")[
            : most + 1
        ]
    )
    shown = [
        AskedOnce(title if is_ours else "", day, pk if is_ours else None)
        for is_ours, day, pk, title in found[:most]
    ]
    return shown, len(found) > most


def _own_project(member_id: int) -> QuerySet[Any, Any]:
    return projects_of(member_id).filter(project=OuterRef("consultation__project"))


def asked_counts(participant_ids: Iterable[int]) -> dict[int, int]:
    """Return how often each of these people was asked by name; one statement."""
    rows = Ask.objects.filter(participant__in=list(participant_ids), asked_on__isnull=False)
    counted = rows.values("participant").annotate(times=Count("pk")).order_by()
    return dict(counted.values_list("participant", "times"))
