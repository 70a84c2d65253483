"""Copying a plan: what was thought, never who was asked, what they said, what was decided, or when."""

from typing import Any

from django.db import transaction

from access import audit
from access.actors import Actor
from feedback.actions.asking import change_consultation, start_ask
from feedback.actions.paths import copy_rules
from feedback.actions.questions import add_question
from feedback.models import Consultation, ConsultationKind, Question
from projects.actions import start_project
from projects.actions.copying import copy_parts
from projects.models import Project
from stages.actions import add_squares, add_stages
from stages.actions import copy_stages as copy_stage_plans
from stages.models import Involvement

SQUARE_FIELDS = (
    *("purpose", "level", "what_for", "method", "method_words", "sought", "not_because"),
)
CARD_FIELDS = ("title", "why_you", "can_change", "is_information_only", "cannot_change")
SETTINGS = ("tell_how", "privacy", "needs_care", "minutes_given")
QUESTION_FIELDS = (
    *("kind", "text", "hint", "page", "settings", "owes_answer", "required", "required_because"),
    *("what_for", "picture", "bank_code"),
)


@transaction.atomic
def copy_plan(*, actor: Actor, project: Project, title: str, with_asks: bool) -> Project:
    """Return a new project with the groups, stages, squares, scope and open questions of another; of asks only drafts."""
    made = start_project(actor=actor, title=title, why=project.why)
    add_stages(project=made)
    groups = copy_parts(source=project, into=made)
    copy_stage_plans(source=project, into=made)
    squares = Involvement.objects.filter(stage__project=project).select_related("stage")
    add_squares(
        project=made,
        squares=[
            {name: getattr(one, name) for name in SQUARE_FIELDS}
            | {"stage_number": one.stage.number, "group": groups[one.group_id]}
            for one in squares
        ],
    )
    if with_asks:
        _copy_asks(actor, project, made)
    audit.record(actor, "project_copied", made, source=project.pk)
    return made


def _copy_asks(actor: Actor, project: Project, made: Project) -> None:
    """Make a draft of each ask, the oldest first. A meeting happened once, so it is not copied."""
    rows = Consultation.objects.filter(project=project).exclude(kind=ConsultationKind.MEETING)
    for one in rows.select_related("stage").order_by("created_at", "pk"):
        draft = start_ask(
            actor=actor,
            values={name: getattr(one, name) for name in CARD_FIELDS},
            stage_number=one.stage.number,
            project=made,
        )
        settings: dict[str, Any] = {name: getattr(one, name) for name in SETTINGS}
        change_consultation(
            actor=actor,
            consultation=draft,
            based_on=draft.version,
            values=settings,
            today=draft.created_at.date(),
        )
        _copy_questions(actor, one, draft)


def _copy_questions(actor: Actor, about: Consultation, draft: Consultation) -> None:
    """Give a draft the questions of another ask, and who sees each of their pages."""
    newest = about.form_versions.order_by("-number").first()
    copies: dict[int, Question] = {}
    for question in newest.questions.order_by("position", "pk") if newest else ():
        values = {name: getattr(question, name) for name in QUESTION_FIELDS}
        copies[question.pk] = add_question(actor=actor, consultation=draft, values=values)
    if newest is not None and copies:
        copy_rules(newest, draft.form_versions.get(), copies)
