"""The page of one project: the double diamond, the plan of one stage, and what was asked there."""

from collections.abc import Sequence
from datetime import datetime

from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone

from access.gate import gate
from access.pages import page
from feedback.models import Consultation
from feedback.queries.loops import loop_states
from projects import policies
from projects.models import Project
from stages import policies as stage_policies
from stages import terms
from stages.domain.diamond import STAGE_NUMBERS
from stages.models import Stage
from stages.queries.squares import squares_at
from workspace.asks import ask_rows
from workspace.diamond import StagePicture, newest_stage, pictures


@gate(policies.may_see, Project)
def project_detail(request: HttpRequest, project: Project) -> HttpResponseBase:
    """Show where the project is, why, and what is owed."""
    now = timezone.now()
    stages = list(Stage.objects.filter(project=project).select_related("organisation"))
    asked = list(Consultation.objects.filter(project=project).for_page())
    today = now.astimezone(project.organisation.zone).date()
    loops = loop_states(asked, today)
    number = _chosen(request, pictures(stages, asked, loops, today=today))
    shown = pictures(stages, asked, loops, today=today, current=number)
    stage = next(one.stage for one in shown if one.number == number)
    context = {
        "project": project,
        "stages": shown,
        "stage": stage,
        "heading": terms.STAGE_HEADINGS[number],
        "picture": shown[number - 1],
        "asks": ask_rows([one for one in asked if one.stage_id == stage.pk], loops, now),
        "elsewhere": _elsewhere(asked, stage, loops, now),
        "who": squares_at(stage, project, now),
        "may_plan": stage_policies.may_plan(request.actor, stage),  # type: ignore[attr-defined]
    }
    return page(request, "workspace/project_home.html", context)


def _chosen(request: HttpRequest, shown: Sequence[StagePicture]) -> int:
    """The stage that the address names, or else the one that matters now."""
    wanted = request.GET.get("stage", "")
    known = {str(number): number for number in STAGE_NUMBERS}
    return known.get(wanted) or newest_stage(shown)


def _elsewhere(asked: Sequence[Consultation], stage: Stage, loops: dict, now: datetime) -> list:
    """What is owed in other stages, so that no choice of stage hides a debt."""
    owed = [
        one
        for one in asked
        if one.stage_id != stage.pk and one.pk in loops and loops[one.pk].is_owed
    ]
    return ask_rows(owed, loops, now)
