"""The parts of a project's plan, one link each, with what a manager wants to know of it at a glance."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from projects.models import Action, ActionState, Decision, PlanShare, Project, Running
from projects.queries.founded import Founded
from projects.queries.scope import scope_of
from stages.domain.diamond import STAGE_NUMBERS
from stages.models import Involvement

WEAK = 2
"""Below this, a hunch or nothing, what a project is founded on is worth a look."""


@dataclass(frozen=True, slots=True)
class PlanPart:
    """One part of a plan: what it is called, where it is, and how it stands. `is_weak` says that it is worth a look."""

    label: str
    url: str
    fact: str = ""
    is_weak: bool = False


def plan_parts(
    project: Project, founded: Founded, *, today: date, may_plan: bool
) -> list[PlanPart]:
    """Return the parts in the order in which one plans: why, what can change, who, and only then how; seven statements."""
    parts = [
        *_reasons(project, founded),
        *_people(project),
        *_doing(project, today),
        *_showing(project),
    ]
    if may_plan:
        parts.append(_part(project, _("What people were given"), "feedback:recognition_list"))
        fact = _("Also to copy it or put it away.")
        parts.append(_part(project, _("Title, reason and team"), "projects:project_edit", fact))
    return parts


def _part(project: Project, label: str, route: str, fact: str = "", **more: Any) -> PlanPart:
    where = {"org": project.organisation.slug, "pk": project.pk}
    return PlanPart(label, reverse(route, kwargs=where), fact, **more)


def _reasons(project: Project, founded: Founded) -> Iterator[PlanPart]:
    fact = _("Nothing is written down yet.")
    if not founded.is_blank:
        bars = [strand.bar for strand in founded.strands]
        fact = ", ".join(f"{bar.name}: {str(bar.word).lower()}" for bar in bars) + "."
    yield _part(
        project,
        _("What it is founded on"),
        "workspace:case_detail",
        fact,
        is_weak=founded.case.score < WEAK,
    )
    scope = scope_of(project.pk)
    counts = [
        ngettext("%(n)d thing open", "%(n)d things open", len(scope.open)) % {"n": len(scope.open)},
        _("%(n)d fixed") % {"n": len(scope.fixed)},
        _("%(n)d not known yet") % {"n": len(scope.unknown)},
    ]
    fact = _("We have not said what is open.") if not scope.open else ", ".join(counts) + "."
    yield _part(
        project, _("What can change"), "projects:scope_detail", fact, is_weak=not scope.open
    )


def _people(project: Project) -> Iterator[PlanPart]:
    squares = project.groups.count() * len(STAGE_NUMBERS)
    said = Involvement.objects.filter(stage__project=project).count()
    fact = _("No group is named yet.")
    if squares:
        fact = _("%(said)d of %(all)d squares have people or a reason.") % {
            "said": said,
            "all": squares,
        }
    yield _part(project, _("Who, when and why"), "workspace:who_when_why", fact, is_weak=not said)
    yield _part(project, _("Who is heard"), "projects:heard_detail")


def _doing(project: Project, today: date) -> Iterator[PlanPart]:
    open_ones = Decision.objects.filter(project=project, decided_on=None).count()
    actions = Action.objects.filter(project=project, state=ActionState.TO_DO).aggregate(
        all=Count("pk"), late=Count("pk", filter=Q(due_on__lt=today))
    )
    parts = [
        ngettext("%(n)d to decide", "%(n)d to decide", open_ones) % {"n": open_ones},
        ngettext("%(n)d to do", "%(n)d to do", actions["all"]) % {"n": actions["all"]},
    ]
    if actions["late"]:
        parts.append(ngettext("%(n)d late", "%(n)d late", actions["late"]) % {"n": actions["late"]})
    yield _part(
        project,
        _("Decisions and actions"),
        "projects:decision_list",
        ", ".join(parts) + ".",
        is_weak=bool(actions["late"]),
    )
    running = Running.objects.filter(project=project).select_related("lead__user").first()
    lead = running.lead if running else None
    fact = _("%(name)s leads.") % {"name": lead} if lead else _("We have not said who leads.")
    yield _part(project, _("Who runs it"), "projects:running_edit", fact, is_weak=lead is None)
    yield _part(project, _("What else touches these people"), "projects:surrounding_list")
    yield _part(project, _("Dates on one line"), "workspace:timeline")


def _showing(project: Project) -> Iterator[PlanPart]:
    yield _part(project, _("What changed in the plan"), "workspace:plan_history")
    share = PlanShare.objects.filter(project=project, is_on=True).first()
    fact = _("People outside can read it.") if share else _("Only we can read it.")
    yield _part(project, _("Page for people outside"), "workspace:project_share", fact)
    yield _part(project, _("The plan on one sheet"), "workspace:plan_print")
