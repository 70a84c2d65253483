"""The parts of a project's plan, one link each, with what a manager wants to know of it at a glance."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from projects.models import Action, ActionState, Decision, Project
from projects.queries.founded import Founded
from projects.queries.scope import scope_of
from stages.domain.diamond import STAGE_NUMBERS
from stages.models import Involvement

WEAK = 2
"""Below this, a hunch or nothing, what a project is founded on is worth a look."""


@dataclass(frozen=True, slots=True)
class PlanPart:
    """One part of a plan: what it is called, where it is, and how it stands.

    `is_weak` says that it is worth a look; `is_aside` that it is a page about the plan and no part of it.
    """

    label: str
    url: str
    fact: str = ""
    is_weak: bool = False
    is_aside: bool = False


def plan_parts(
    project: Project, founded: Founded, *, today: date, may_plan: bool
) -> list[PlanPart]:
    """Return the parts in the order in which one plans: why, what can change, who, and only then how; two statements."""
    stands = _how_it_stands(project, today)
    parts = [
        *_reasons(project, founded),
        *_people(project, stands),
        *_doing(project, stands),
        _aside(project, _("The plan on one page, to print"), "workspace:plan_print"),
        _aside(project, _("What changed in the plan"), "workspace:plan_history"),
    ]
    if may_plan:
        parts += [
            _aside(project, _("What people were given"), "feedback:recognition_list"),
            _aside(
                project, _("Title, reason, team; copy it or put it away"), "projects:project_edit"
            ),
        ]
    return parts


def _how_it_stands(project: Project, today: date) -> Any:
    """The project with its counts, and who leads it."""
    to_do = Action.objects.filter(state=ActionState.TO_DO)
    rows = Project.objects.filter(pk=project.pk).select_related("running__lead__user")
    return rows.annotate(
        group_count=Count("groups"),
        square_count=_counted(Involvement.objects.all(), "stage__project"),
        undecided=_counted(Decision.objects.filter(decided_on=None)),
        to_do=_counted(to_do),
        late=_counted(to_do.filter(Q(due_on__lt=today))),
    ).get()


def _counted(rows: QuerySet[Any], way: str = "project") -> Coalesce:
    """How many of these rows belong to the project."""
    mine = rows.filter(**{way: OuterRef("pk")}).order_by().values(way)
    return Coalesce(
        Subquery(mine.annotate(n=Count("pk")).values("n")), 0, output_field=IntegerField()
    )


def _part(project: Project, label: str, route: str, fact: str = "", **more: Any) -> PlanPart:
    where = {"org": project.organisation.slug, "pk": project.pk}
    return PlanPart(label, reverse(route, kwargs=where), fact, **more)


def _aside(project: Project, label: str, route: str) -> PlanPart:
    return _part(project, label, route, is_aside=True)


def _reasons(project: Project, founded: Founded) -> Iterator[PlanPart]:
    fact = _("Nothing is written down yet.")
    if not founded.is_blank:
        bars = [strand.bar for strand in founded.strands]
        fact = ", ".join(f"{bar.name}: {str(bar.word).lower()}" for bar in bars) + "."
    is_weak = founded.case.score < WEAK
    yield _part(project, _("What it is founded on"), "workspace:case_detail", fact, is_weak=is_weak)
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


def _people(project: Project, stands: Any) -> Iterator[PlanPart]:
    fact = _("No group is named yet.")
    if stands.group_count:
        squares = {"said": stands.square_count, "all": stands.group_count * len(STAGE_NUMBERS)}
        fact = _("%(said)d of %(all)d squares have people or a reason.") % squares
    is_weak = not stands.square_count
    yield _part(project, _("Who, when and why"), "workspace:who_when_why", fact, is_weak=is_weak)
    yield _part(project, _("Who is heard"), "projects:heard_detail")


def _doing(project: Project, stands: Any) -> Iterator[PlanPart]:
    parts = [_("%(n)d to decide") % {"n": stands.undecided}, _("%(n)d to do") % {"n": stands.to_do}]
    if stands.late:
        parts.append(_("%(n)d late") % {"n": stands.late})
    is_empty = not (stands.undecided or stands.to_do)
    fact = _("Nothing is to be decided or done now.") if is_empty else ", ".join(parts) + "."
    is_weak = bool(stands.late)
    yield _part(
        project, _("Who decides, who acts"), "projects:decision_list", fact, is_weak=is_weak
    )
    running = getattr(stands, "running", None)
    lead = running.lead if running else None
    fact = _("%(name)s leads.") % {"name": lead} if lead else _("We have not said who leads.")
    yield PlanPart(
        _("Who runs it"),
        reverse(
            "projects:decision_list", kwargs={"org": project.organisation.slug, "pk": project.pk}
        )
        + "#running",
        fact,
        is_weak=lead is None,
    )
    yield _part(project, _("What else goes on around it"), "projects:surrounding_list")
    yield _part(project, _("Dates on one line"), "workspace:timeline")
