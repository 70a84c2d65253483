"""What a project is founded on: the evidence for and against in sentences, the small score beside it, what to do next."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from access.gate import gate
from access.pages import page
from feedback.queries.evidence import AskBehind, asks_behind
from projects import policies, terms
from projects.models import EvidenceItem, Project
from projects.queries.founded import Part, Strand, founded_on


@dataclass(frozen=True, slots=True)
class Line:
    """One piece of evidence with the asks that it rests on."""

    item: EvidenceItem
    word: Any
    asks: tuple[AskBehind, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """One of the six questions with its lines, by the way they point."""

    part: Part
    supporting: tuple[Line, ...]
    against: tuple[Line, ...]
    mixed: tuple[Line, ...]


@gate(policies.may_see, Project)
@require_safe
def case_detail(request: HttpRequest, project: Project) -> HttpResponse:
    """Show what speaks for and against a project, strand by strand, and how well it is founded."""
    founded = founded_on(project)
    behind = asks_behind(project)
    today = timezone.now().astimezone(request.organisation.zone).date()  # type: ignore[attr-defined]
    context = {
        "project": project,
        "founded": founded,
        "strands": [(strand, _questions(strand, behind)) for strand in founded.strands],
        "may_plan": policies.may_plan(request.actor, project),  # type: ignore[attr-defined]
        "old_before": _years_before(today, OLD_AFTER_YEARS),
    }
    return page(request, "workspace/case.html", context)


OLD_AFTER_YEARS = 3
"""What is solid rests on something newer than this."""


def _years_before(day: Any, years: int) -> Any:
    """Return the same day so many years earlier; 28 February where there is none."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)


def _questions(strand: Strand, behind: dict[int, list[AskBehind]]) -> list[Question]:
    def lines(items: tuple[EvidenceItem, ...]) -> tuple[Line, ...]:
        return tuple(
            Line(one, terms.STRENGTHS[one.strength], tuple(behind.get(one.pk, ()))) for one in items
        )

    return [
        Question(part, lines(part.supporting), lines(part.against), lines(part.mixed))
        for part in strand.parts
    ]
