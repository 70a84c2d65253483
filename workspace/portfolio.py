"""The overview for managers: how promises were kept, whether people see a change, the last reasons, and every project."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _

from access.gate import gate
from access.pages import page
from feedback.domain import schedule
from feedback.domain.loop import NextStep
from feedback.domain.months import months_until
from feedback.domain.promise_record import Promised, Record
from feedback.models import Consultation
from feedback.queries.loops import LoopState, loop_states
from feedback.queries.promises import Owed, Span, figures_of, owed_of, promises_of, span_until
from feedback.queries.reasons import last_reasons
from feedback.queries.return_rate import return_rate
from organisations.models import Organisation
from projects import policies
from projects.models import Project
from stages.models import Stage
from workspace.diamond import StagePicture, pictures
from workspace.overview_choice import overview_choice
from workspace.overview_picture import picture_of
from workspace.owed import step_words

REPORTS = 7
"""So many months, the running one included, have a link to their page."""


@dataclass(frozen=True, slots=True)
class ProjectLine:
    """One project in the overview: what it owes now, and how its promises were kept in the months shown."""

    project: Project
    stages: Sequence[StagePicture]
    owed: Owed
    record: Record
    next_step: NextStep | None
    next_words: Any


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything that was asked and where it stands, read once."""

    today: date
    asked: Sequence[Consultation]
    loops: Mapping[int, LoopState]
    promises: Mapping[int, Promised]

    def of(self, project: Project | None) -> list[Consultation]:
        """Return what was asked in a project, or anywhere."""
        return [one for one in self.asked if project is None or one.project_id == project.pk]

    def owed(self, asked: Iterable[Consultation]) -> Owed:
        """Return what these owe now."""
        return owed_of({one.pk: self.loops[one.pk] for one in asked if one.pk in self.loops})


@gate(policies.may_see)
def portfolio(request: HttpRequest, organisation: Organisation) -> HttpResponseBase:
    """Show how promises were kept, why people heard a no, and every project with what is owed; from data only."""
    today = timezone.now().astimezone(organisation.zone).date()
    projects = list(Project.objects.current())
    choice = overview_choice(request.GET, projects)
    found = overview(today)
    asked = found.of(choice.project)
    span = span_until(today, choice.months)
    figures = figures_of(asked, found.promises, span, today=today)
    context = {
        "lines": project_lines(found, projects, span),
        "choice": choice,
        "owed": found.owed(asked),
        "figures": figures,
        "picture": picture_of(figures),
        "reasons": last_reasons(asked),
        "rate": return_rate(organisation),
        "reports": months_until(today, REPORTS)[::-1],
    }
    return page(request, "workspace/portfolio.html", context)


def overview(today: date) -> Overview:
    """Return what was asked and where it stands; the number of statements does not depend on how much that is."""
    asked = list(Consultation.objects.all().select_related("organisation"))
    loops = loop_states(asked, today)
    return Overview(today, asked, loops, promises_of(loops))


def project_lines(found: Overview, projects: Iterable[Project], span: Span) -> list[ProjectLine]:
    """Return the line of each project, those that owe most and longest first."""
    stages_of = _by_project(Stage.objects.all().select_related("organisation"))
    asked_of = _by_project(found.asked)
    lines = [_line(one, stages_of[one.pk], asked_of[one.pk], found, span) for one in projects]
    return sorted(
        lines, key=lambda line: (-line.owed.asks, -line.owed.oldest_days, line.project.title)
    )


def _line(
    project: Project,
    stages: Sequence[Stage],
    asked: Sequence[Consultation],
    found: Overview,
    span: Span,
) -> ProjectLine:
    step = min(
        (
            state.next_step
            for one in asked
            if (state := found.loops.get(one.pk)) is not None and state.next_step is not None
        ),
        key=lambda one: one.on,
        default=None,
    )
    return ProjectLine(
        project=project,
        stages=pictures(stages, asked, found.loops, today=found.today),
        owed=found.owed(asked),
        record=span.record(found.promises[one.pk] for one in asked if one.pk in found.promises),
        next_step=step,
        next_words=_next_words(step.code) if step else "",
    )


def _next_words(code: str) -> Any:
    return _("Answering closes") if code == schedule.CLOSED else step_words(code)


def _by_project[T: (Stage, Consultation)](rows: Iterable[T]) -> dict[int, list[T]]:
    found: dict[int, list[T]] = defaultdict(list)
    for row in rows:
        found[row.project_id].append(row)
    return found
