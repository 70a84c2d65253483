"""Making a project out of nothing, or out of a template of a plan."""

from datetime import date

from django.db import transaction

from access.actors import Actor
from projects.actions import add_group, start_project
from projects.models import Project
from stages.actions import PLAN_FIELDS, add_squares, add_stages, change_stage
from stages.domain.spells import spells
from stages.models import Stage, StageState
from workspace.plan_templates import PlanTemplate


@transaction.atomic
def start_empty(*, actor: Actor, title: str, why: str) -> Project:
    """Make a project with its five stages, none of them planned."""
    project = start_project(actor=actor, title=title, why=why)
    add_stages(project=project)
    return project


@transaction.atomic
def start_from_template(
    *, actor: Actor, template: PlanTemplate, title: str, why: str, starts_on: date | None
) -> Project:
    """Make a project with the groups, stages and squares of a template, in the language of whoever makes it.

    Stages get days only from `starts_on`; without it they are planned and have none.
    """
    project = start_empty(actor=actor, title=title, why=why)
    groups = {
        one.key: add_group(project=project, name=str(one.name), kind=one.kind)
        for one in template.groups
    }
    _plan_stages(actor, project, template, starts_on)
    add_squares(
        project=project,
        squares=[
            {
                "stage_number": one.stage,
                "group": groups[one.group],
                "purpose": str(one.purpose),
                "level": one.level,
                "what_for": one.what_for,
                "method_words": str(one.how),
                "sought": one.sought,
            }
            for one in template.squares
        ],
    )
    return project


def _plan_stages(
    actor: Actor, project: Project, template: PlanTemplate, starts_on: date | None
) -> None:
    days: list[tuple[date | None, date | None]] = [(None, None)] * len(template.stages)
    if starts_on is not None:
        days = list(spells(starts_on, [one.weeks for one in template.stages]))
    stages = {stage.number: stage for stage in Stage.objects.filter(project=project)}
    for one, (first, last) in zip(template.stages, days, strict=True):
        values = dict.fromkeys(PLAN_FIELDS, "") | {
            "state": StageState.PLANNED,
            "why": str(one.why),
            "how": str(one.how),
            "what_comes_of_it": str(one.what_comes_of_it),
            "starts_on": first,
            "ends_on": last,
        }
        stage = stages[one.number]
        change_stage(actor=actor, stage=stage, based_on=stage.version, values=values)
