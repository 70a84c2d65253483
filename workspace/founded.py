"""What is well founded to go on from one stage of a project: its asks, decisions, scope and counts put together."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from feedback.domain.loop import State
from feedback.models import Consultation, Response, RoomTally
from feedback.queries.loops import LoopState
from projects.models import (
    Decider,
    Decision,
    GroupKind,
    Project,
    ScopeItem,
    ScopeKind,
    StakeholderGroup,
    Tally,
    Target,
)
from stages import terms
from stages.domain import founded
from stages.domain.founded import FoundedFacts
from stages.models import Involvement, Stage


@dataclass(frozen=True, slots=True)
class FoundedPoint:
    """One thing that founds going on, as it is read."""

    code: str
    verdict: str
    sign: str
    verdict_words: Any
    words: Any


def founded_points(
    project: Project,
    stage: Stage,
    asked: Sequence[Consultation],
    loops: Mapping[int, LoopState],
    case: tuple[int, int, int] | None = None,
) -> list[FoundedPoint]:
    """Return what founds going on from a stage, in words.

    `asked` are all asks of the project, each with its stage; `case` says how needed, wanted and evidenced it is, None where nobody has said.
    """
    return [
        FoundedPoint(
            code=one.code,
            verdict=one.verdict,
            sign=terms.VERDICT_SIGNS[one.verdict],
            verdict_words=terms.VERDICT_WORDS[one.verdict],
            words=terms.FOUNDED[one.code][one.verdict],
        )
        for one in founded.points(stage.number, facts_of(project, stage, asked, loops, case))
    ]


def in_short(points: Sequence[FoundedPoint]) -> str:
    """Return how many points there are of each verdict, in words: "2 there, 1 missing"."""
    counts = Counter(one.verdict for one in points)
    return ", ".join(
        f"{counts[verdict]} {words}"
        for verdict, words in terms.VERDICT_SUMS.items()
        if counts[verdict]
    )


def facts_of(
    project: Project,
    stage: Stage,
    asked: Sequence[Consultation],
    loops: Mapping[int, LoopState],
    case: tuple[int, int, int] | None,
) -> FoundedFacts:
    """Return what the plan and its asks show; seven statements at most whatever there is."""
    heard = _groups_heard(
        one.pk
        for one in asked
        if one.stage_id == stage.pk and one.pk in loops and loops[one.pk].state != State.ASKING
    )
    kinds = {group.kind for group in heard}
    decided = _decided(project, stage.number)
    return FoundedFacts(
        groups_heard=len(heard),
        is_gap_named=_is_gap_named(project, stage),
        is_compared=Tally.objects.filter(project=project).exists(),
        is_decided=bool(decided),
        is_split_said=any(one.splits for one in decided),
        is_fixed_said=any(one.cannot_change for one in asked)
        or ScopeItem.objects.filter(project=project, kind=ScopeKind.FIXED).exists(),
        is_told=_is_told(stage.number, asked, loops),
        are_users_heard=GroupKind.SERVICE_USER in kinds,
        are_deliverers_heard=GroupKind.PRACTITIONER in kinds,
        case=case,
    )


def _groups_heard(asks: Iterable[int]) -> list[StakeholderGroup]:
    """The groups of whom anybody answered one of these asks or was in the room; which ones, never how many people.

    Ask only about asks that ended: while one is open, nothing may show who has answered so far.
    """
    ids = list(asks)
    said = Response.objects.all().current().filter(consultation__in=ids).values("group")
    there = RoomTally.objects.filter(meeting__consultation__in=ids, heads__gt=0).values("group")
    return list(
        StakeholderGroup.objects.filter(pk__in=said) | StakeholderGroup.objects.filter(pk__in=there)
    )


def _is_gap_named(project: Project, stage: Stage) -> bool:
    named = Target.objects.filter(dimension__project=project).exclude(will_do="").exists()
    return named or Involvement.objects.filter(stage=stage).exclude(not_because="").exists()


def _decided(project: Project, number: int) -> list[Decision]:
    """The decisions at a stage that were taken, and name who took them."""
    taken = Decision.objects.filter(
        project=project,
        stage_number=number,
        decided_on__isnull=False,
        pk__in=Decider.objects.filter(decision__project=project).values("decision"),
    )
    return list(taken)


def _is_told(
    number: int, asked: Sequence[Consultation], loops: Mapping[int, LoopState]
) -> bool | None:
    """Whether everybody who answered at the stages before was told what came of it; None where nobody was asked."""
    before = [loops[one.pk] for one in asked if one.pk in loops and one.stage.number < number]
    before = [one for one in before if one.answers]
    return all(one.is_closed for one in before) if before else None
