"""How many people of each group were reached at each stage, by closed asks and recorded meetings; few are never told."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db.models import Count, OuterRef, Q, Subquery, Sum

from feedback.models import Ask, Consultation, Response, ResponseAuthor, RoomTally
from projects.models import Project
from stages.domain.reached import NO_GROUP, Reached, reached
from stages.reach import register as register_counter

type ByStage = Mapping[int, dict[str, int]]


def register() -> None:
    """Let the stages know how many were reached."""
    register_counter(reach)


def reach(project: Project, now: datetime) -> dict[tuple[int, int], Reached]:
    """Return by stage and group how many were reached in a project until `now`; four statements.

    A person who answered several asks of a stage counts once where it is known who they are.
    """
    closed = list(
        Consultation.objects.filter(project=project)
        .ended_by(now)
        .values_list("pk", "stage_id", "k_internal")
    )
    if not closed:
        return {}
    least: dict[int, int] = defaultdict(lambda: project.organisation.k_internal)
    for _pk, stage, k in closed:
        least[stage] = max(least[stage], k)
    ids = [pk for pk, _stage, _k in closed]
    answers, heads = _answers(ids), _heads(ids)
    return {
        (stage, int(group)): one
        for stage in answers.keys() | heads.keys()
        for group, one in reached(
            answers.get(stage, {}), heads.get(stage, {}), least[stage]
        ).items()
    }


def _answers(consultations: list[int]) -> ByStage:
    """How many answered, for each group that was asked, nobody included; two statements."""
    asked = Ask.objects.filter(consultation__in=consultations, group__isnull=False)
    found: dict[int, dict[str, int]] = defaultdict(dict)
    for stage, group in asked.order_by().values_list("consultation__stage", "group").distinct():
        found[stage][str(group)] = 0
    person = ResponseAuthor.objects.filter(thread=OuterRef("thread")).values("ask__participant")
    rows = (
        Response.objects.counted()
        .filter(consultation__in=consultations)
        .annotate(person=Subquery(person[:1]))
        .values("consultation__stage", "group")
        .annotate(known=Count("person", distinct=True), nameless=Count("pk", filter=Q(person=None)))
        .order_by()
        .values_list("consultation__stage", "group", "known", "nameless")
    )
    return _by_stage(
        found, ((stage, group, known + nameless) for stage, group, known, nameless in rows)
    )


def _heads(consultations: list[int]) -> ByStage:
    """How many were counted in meetings; one statement."""
    rows = (
        RoomTally.objects.filter(meeting__consultation__in=consultations)
        .values("meeting__consultation__stage", "group")
        .annotate(people=Sum("heads"))
        .order_by()
        .values_list("meeting__consultation__stage", "group", "people")
    )
    return _by_stage(defaultdict(dict), rows)


def _by_stage(found: dict[int, dict[str, int]], rows: Iterable[tuple[int, Any, int]]) -> ByStage:
    for stage, group, people in rows:
        found[stage][NO_GROUP if group is None else str(group)] = people
    return found
