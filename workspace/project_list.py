"""The projects of an organisation: each with its small diamond, what is open and what is owed."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone

from access.gate import gate
from access.pages import page
from feedback import policies
from feedback.models import Consultation
from feedback.queries.loops import LoopState, loop_states
from organisations.models import Organisation
from projects.models import Project
from stages.models import Stage
from workspace.asks import AskRow, ask_rows
from workspace.diamond import StagePicture, pictures


@dataclass(frozen=True, slots=True)
class ProjectCard:
    """One project of the list: its diamond, what takes answers now, and what is owed."""

    project: Project
    stages: Sequence[StagePicture]
    open: Sequence[AskRow]
    owed: Sequence[AskRow]
    drafts: Sequence[AskRow]


@gate(policies.may_see)
def project_list(request: HttpRequest, organisation: Organisation) -> HttpResponseBase:
    """Show every project that is not put away, newest first."""
    projects = list(Project.objects.select_related("ending"))
    current = [one for one in projects if one.archived_at is None]
    context = {
        "cards": project_cards(organisation, current, timezone.now()),
        "put_away": len(projects) - len(current),
        "may_ask": policies.may_ask(request.actor, organisation),  # type: ignore[attr-defined]
    }
    return page(request, "workspace/project_list.html", context)


def project_cards(
    organisation: Organisation, projects: Sequence[Project], now: datetime
) -> list[ProjectCard]:
    """Return a card for each project; the number of statements does not depend on how many there are."""
    today = now.astimezone(organisation.zone).date()
    asked: dict[int, list[Consultation]] = defaultdict(list)
    for one in Consultation.objects.all().for_page():
        asked[one.project_id].append(one)
    loops = loop_states([one for some in asked.values() for one in some], today)
    stages: dict[int, list[Stage]] = defaultdict(list)
    for stage in Stage.objects.select_related("organisation"):
        stages[stage.project_id].append(stage)
    return [
        _card(
            project,
            pictures(stages[project.pk], asked[project.pk], loops, today=today),
            asked[project.pk],
            loops,
            now,
        )
        for project in projects
    ]


def _card(
    project: Project,
    stages: Sequence[StagePicture],
    asked: Sequence[Consultation],
    loops: dict[int, LoopState],
    now: datetime,
) -> ProjectCard:
    def rows(chosen: Sequence[Consultation]) -> Sequence[AskRow]:
        return ask_rows(chosen, loops, now)

    return ProjectCard(
        project=project,
        stages=stages,
        open=rows([one for one in asked if one.is_open(now)]),
        owed=rows([one for one in asked if one.pk in loops and loops[one.pk].is_owed]),
        drafts=rows([one for one in asked if one.opened_at is None]),
    )
