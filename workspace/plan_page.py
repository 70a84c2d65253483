"""A whole plan on one page, part by part: for paper, and for people outside, who see the parts that were chosen."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import F, QuerySet
from django.utils.translation import gettext_lazy as _

from feedback.domain.loop import State
from feedback.models import Consultation
from feedback.queries.loops import LoopState, loop_states
from feedback.queries.purpose import decider_of
from projects.models import Decision, PlanEnding, Project, Running, ScopeItem, ScopeKind
from projects.queries.ending import ending_of
from projects.terms import LEVEL_NAMES
from stages.domain.diamond import DONE, UNPLANNED
from stages.models import Involvement, Stage
from workspace.diamond import StagePicture, pictures

WHY, SCOPE, STAGES, PEOPLE = "why", "scope", "stages", "people"
ASKED, DECISIONS, RUNNING = "asked", "decisions", "running"
PARTS: Mapping[str, Any] = {
    WHY: _("Why we are co-producing this"),
    SCOPE: _("What can change, what is fixed, and what is not known yet"),
    STAGES: _("The stages: what each is for, and when"),
    PEOPLE: _("Who takes part, when and why, by group"),
    ASKED: _("What was asked, and by when people hear"),
    DECISIONS: _("Decisions that were taken, and why"),
    RUNNING: _("Who leads it, by name"),
}


NOBODY = _("Nobody of")


@dataclass(frozen=True, slots=True)
class Taking:
    """One group at one stage, in words."""

    group: str
    level: str
    purpose: str
    not_because: str


@dataclass(frozen=True, slots=True)
class StageLine:
    """One stage: where it stands, its plan, and who takes part."""

    picture: StagePicture
    stage: Stage
    taking: Sequence[Taking]

    @property
    def is_blank(self) -> bool:
        """Whether nobody planned this stage, which is fine."""
        return self.picture.state_code == UNPLANNED and not self.taking

    @property
    def is_over(self) -> bool:
        """Whether the stage is done, so that a page may fold who took part."""
        return self.picture.state_code == DONE

    def by_level(self) -> list[tuple[str, str]]:
        """Return who takes part in few words, and who does not: how far, and the groups so far."""
        found: dict[str, list[str]] = defaultdict(list)
        for one in self.taking:
            found[str(NOBODY) if one.not_because else one.level].append(one.group)
        return [(level, ", ".join(groups)) for level, groups in found.items()]


@dataclass(frozen=True, slots=True)
class Asked:
    """One ask, whether people were told all that came of it, and whether the day for that has passed.

    `decider` is who decides by name, for the inside only.
    """

    consultation: Consultation
    is_told: bool
    is_late: bool
    decider: str = ""


@dataclass(frozen=True, slots=True)
class PlanPage:
    """What a plan says. `parts` names what is shown; what was not chosen was not read either, and is empty."""

    project: Project
    parts: Collection[str]
    stages: Sequence[StageLine] = ()
    open: Sequence[ScopeItem] = ()
    fixed: Sequence[ScopeItem] = ()
    unknown: Sequence[ScopeItem] = ()
    asked: Sequence[Asked] = ()
    decisions: Sequence[Decision] = ()
    running: Running | None = None
    ending: PlanEnding | None = None

    def asked_open(self) -> list[str]:
        """Return what the asks say can change, for a plan that does not say it for the whole project."""
        return [one.consultation.can_change for one in self.asked if one.consultation.can_change]

    def asked_fixed(self) -> list[str]:
        """Return what the asks say is fixed."""
        return [
            one.consultation.cannot_change for one in self.asked if one.consultation.cannot_change
        ]

    def asked_deciding(self) -> list[Asked]:
        """Return the asks that say who decides, and of which people were not told yet."""
        return [one for one in self.asked if one.decider and not one.is_told]


def plan_page(
    project: Project, now: datetime, parts: Collection[str], *, is_inside: bool
) -> PlanPage:
    """Read the chosen parts of a plan; the number of statements does not depend on how much it holds.

    Outside, asks that need care and those withdrawn are left out, and decisions that are not taken yet.
    """
    today = now.astimezone(project.organisation.zone).date()
    scope = _scope(project) if SCOPE in parts else {}
    has_stages = STAGES in parts or PEOPLE in parts
    asked: list[Consultation] = []
    if has_stages or ASKED in parts:
        rows = Consultation.objects.filter(project=project).select_related("decider__user")
        rows = rows.order_by("promised_on", "pk")
        asked = [one for one in rows if is_inside or _is_for_outside(one)]
    loops = loop_states(asked, today) if asked else {}
    taking = _taking(project) if PEOPLE in parts else {}
    stages = _stages(project, asked, loops, today) if has_stages else []
    return PlanPage(
        project=project,
        parts=parts,
        stages=[StageLine(one, one.stage, taking.get(one.stage.pk, ())) for one in stages],
        open=scope.get(ScopeKind.OPEN, ()),
        fixed=scope.get(ScopeKind.FIXED, ()),
        unknown=scope.get(ScopeKind.UNKNOWN, ()),
        asked=_asked(asked, loops, is_inside=is_inside) if ASKED in parts else (),
        decisions=_decisions(project, is_inside=is_inside) if DECISIONS in parts else (),
        running=_running(project) if RUNNING in parts else None,
        ending=ending_of(project) if WHY in parts else None,
    )


def _scope(project: Project) -> Mapping[str, Sequence[ScopeItem]]:
    found: dict[str, list[ScopeItem]] = defaultdict(list)
    for one in project.scope_items.all():
        found[one.kind].append(one)
    return found


def _stages(
    project: Project, asked: list[Consultation], loops: dict[int, LoopState], today: date
) -> list[StagePicture]:
    stages = Stage.objects.filter(project=project).select_related("organisation")
    return pictures(stages, asked, loops, today=today)


def _taking(project: Project) -> Mapping[int, Sequence[Taking]]:
    found: dict[int, list[Taking]] = defaultdict(list)
    squares = Involvement.objects.filter(stage__project=project).select_related("group")
    for one in squares.order_by("stage", "group__name", "pk"):
        found[one.stage_id].append(
            Taking(
                group=one.group.name,
                level=str(LEVEL_NAMES.get(one.level, "")),
                purpose=one.purpose,
                not_because=one.not_because,
            )
        )
    return found


def _is_for_outside(one: Consultation) -> bool:
    """Whether people outside may know of an ask; a stage does not show either that there is another one."""
    return one.opened_at is not None and one.withdrawn_at is None and not one.needs_care


def _asked(
    asked: Sequence[Consultation], loops: Mapping[int, LoopState], *, is_inside: bool
) -> list[Asked]:
    return [
        Asked(
            one,
            is_told=one.pk in loops and loops[one.pk].is_closed,
            is_late=one.pk in loops and loops[one.pk].state == State.OVERDUE,
            decider=decider_of(one) if is_inside else "",
        )
        for one in asked
    ]


def _decisions(project: Project, *, is_inside: bool) -> list[Decision]:
    """The decisions: what is open by its day, then what was decided, the latest first."""
    rows: QuerySet[Decision] = project.decisions.prefetch_related(
        "deciders__group", "deciders__member__user"
    ).order_by(F("decided_on").desc(nulls_first=True), F("due_on").asc(nulls_last=True), "pk")
    return list(rows if is_inside else rows.filter(decided_on__isnull=False).exclude(what=""))


def _running(project: Project) -> Running | None:
    return Running.objects.filter(project=project).select_related("lead__user").first()
