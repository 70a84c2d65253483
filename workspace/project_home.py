"""The page of one project: the double diamond, the plan of one stage, and what was asked there."""

from collections.abc import Sequence
from datetime import datetime

from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone

from access.actors import Actor
from access.gate import gate
from access.pages import page
from feedback.models import Consultation
from feedback.queries.loops import loop_states
from projects import policies
from projects.models import Project
from projects.queries.acting import next_actions
from projects.queries.ending import ending_of
from projects.queries.founded import founded_on
from stages import policies as stage_policies
from stages import terms
from stages.domain.diamond import NOT_INVOLVING, STAGE_NUMBERS, UNPLANNED
from stages.domain.returning import ways_from
from stages.models import Stage
from stages.queries.returns import returns_of
from stages.queries.squares import squares_at
from workspace.asks import ask_rows
from workspace.diamond import StagePicture, newest_stage, pictures
from workspace.founded import founded_points, in_short
from workspace.plan_history import plan_changed
from workspace.plan_parts import plan_parts


@gate(policies.may_see, Project)
def project_detail(request: HttpRequest, project: Project) -> HttpResponseBase:
    """Show where the project is, why, and what is owed."""
    now = timezone.now()
    stages = list(Stage.objects.filter(project=project).select_related("organisation"))
    asked = list(Consultation.objects.filter(project=project).for_page())
    today = now.astimezone(project.organisation.zone).date()
    loops = loop_states(asked, today)
    returns = returns_of(project)
    number = _chosen(request, pictures(stages, asked, loops, today=today))
    shown = pictures(stages, asked, loops, today=today, current=number, returns=returns)
    stage = next(one.stage for one in shown if one.number == number)
    actor: Actor = request.actor  # type: ignore[attr-defined]
    founded = founded_on(project)
    may_plan = stage_policies.may_plan(actor, stage)
    context = {
        "project": project,
        "stages": shown,
        "stage": stage,
        "heading": terms.STAGE_HEADINGS[number],
        "picture": shown[number - 1],
        "asks": ask_rows([one for one in asked if one.stage_id == stage.pk], loops, now),
        "elsewhere": _elsewhere(asked, stage, loops, now),
        "who": squares_at(stage, project, now),
        "may_plan": may_plan,
        "parts": plan_parts(project, founded, today=today, may_plan=may_plan),
        "next_actions": next_actions(
            project,
            actor=actor,
            may_see_names=policies.may_see_contacts(actor, project),
            today=today,
        ),
        **plan_changed(project, actor),
        "returns": returns,
        "ways_from_here": ways_from(number),
        **_going_on(project, stage, shown[number - 1], asked, loops, founded.scores),
    }
    return page(request, "workspace/project_home.html", context)


def _going_on(
    project: Project,
    stage: Stage,
    picture: StagePicture,
    asked: Sequence[Consultation],
    loops: dict,
    case: tuple[int, int, int] | None,
) -> dict[str, object]:
    """How the plan ended, or what founds going on from this stage where it is planned."""
    ending = ending_of(project)
    if ending is not None or picture.state_code in {UNPLANNED, NOT_INVOLVING}:
        return {"ending": ending}
    points = founded_points(project, stage, asked, loops, case)
    return {"ending": None, "founded": points, "founded_in_short": in_short(points)}


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
