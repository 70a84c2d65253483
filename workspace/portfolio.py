"""The overview for managers: every project, what it owes, how old that is, and whether people heard back in time."""

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
from feedback.domain.promise_record import InTime, half_within, heard_back_in_time
from feedback.models import Consultation
from feedback.queries.loops import LoopState, loop_states
from feedback.queries.return_rate import return_rate
from organisations.models import Organisation
from projects import policies
from projects.models import Project
from stages.models import Stage
from workspace.diamond import StagePicture, pictures
from workspace.owed import step_words


@dataclass(frozen=True, slots=True)
class Record:
    """How well people were answered, over some asks: figures with what they rest on."""

    owed: int
    oldest_days: int
    waiting: int
    in_time: InTime
    half_within: int | None


@dataclass(frozen=True, slots=True)
class ProjectLine:
    """One project in the overview."""

    project: Project
    stages: Sequence[StagePicture]
    record: Record
    next_step: NextStep | None
    next_words: Any


@gate(policies.may_see)
def portfolio(request: HttpRequest, organisation: Organisation) -> HttpResponseBase:
    """Show every project on a small diamond with what is owed; figures come from data only."""
    now = timezone.now()
    today = now.astimezone(organisation.zone).date()
    lines, everything = overview(today)
    context = {"lines": lines, "record": everything, "rate": return_rate(organisation)}
    return page(request, "workspace/portfolio.html", context)


def overview(today: date) -> tuple[list[ProjectLine], Record]:
    """Return the line of each project, those that owe most and longest first, and the record over all.

    The number of statements does not depend on the number of projects.
    """
    projects = list(Project.objects.current())
    asked = list(Consultation.objects.all())
    stages = list(Stage.objects.all().select_related("organisation"))
    loops = loop_states(asked, today)
    stages_of, asked_of = _by_project(stages), _by_project(asked)
    lines = [_line(one, stages_of[one.pk], asked_of[one.pk], loops, today) for one in projects]
    lines.sort(key=lambda line: (-line.record.owed, -line.record.oldest_days, line.project.title))
    return lines, record_of(loops.values())


def record_of(states: Iterable[LoopState]) -> Record:
    """Return how well people were answered over `states`."""
    known = list(states)
    owed = [one for one in known if one.is_owed]
    days = [one.days_to_first_word for one in known]
    return Record(
        owed=len(owed),
        oldest_days=max((one.days for one in owed), default=0),
        waiting=sum(one.answers for one in owed),
        in_time=heard_back_in_time(one.first_word for one in known if one.items),
        half_within=half_within(one for one in days if one is not None),
    )


def _line(
    project: Project,
    stages: Sequence[Stage],
    asked: Sequence[Consultation],
    loops: Mapping[int, LoopState],
    today: date,
) -> ProjectLine:
    states = [loops[one.pk] for one in asked if one.pk in loops]
    coming = [one.next_step for one in states if one.next_step is not None]
    step = min(coming, key=lambda one: one.on, default=None)
    return ProjectLine(
        project=project,
        stages=pictures(stages, asked, loops, today=today),
        record=record_of(states),
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
