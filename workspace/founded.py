"""What is well founded to go on from one stage of a project: its asks, decisions, scope and counts put together."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, Sum

from feedback.domain.loop import State
from feedback.models import Ask, Consultation, Response, RoomTally
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
    """Return what the plan and its asks show; eight statements at most whatever there is."""
    here = [one for one in asked if one.stage_id == stage.pk and one.pk in loops]
    heard = _heard([one for one in here if loops[one.pk].state != State.ASKING])
    decided = _decided(project, stage.number)
    return FoundedFacts(
        groups_heard=sum(heard.values()),
        groups_open=len(heard) - sum(heard.values()),
        is_gap_named=_is_gap_named(project, stage),
        is_compared=Tally.objects.filter(project=project).exists(),
        is_decided=bool(decided),
        is_split_said=any(one.splits for one in decided),
        is_fixed_said=any(one.cannot_change for one in asked)
        or ScopeItem.objects.filter(project=project, kind=ScopeKind.FIXED).exists(),
        is_told=_is_told(stage.number, asked, loops),
        are_users_heard=_of_kind(heard, GroupKind.SERVICE_USER),
        are_deliverers_heard=_of_kind(heard, GroupKind.PRACTITIONER),
        case=case,
    )


def _heard(asked: Sequence[Consultation]) -> Mapping[StakeholderGroup, bool]:
    """The groups that were asked in these asks or counted in a room, and whether enough of them took part to say so.

    Ask only about asks that ended: while one is open, nothing may show who has answered so far. A link for everybody asks
    every group. One person may have answered several asks, so each is judged for itself.
    """
    least = {one.pk: one.least_internal for one in asked}
    said = Response.objects.all().counted().filter(consultation__in=least).order_by()
    there = RoomTally.objects.filter(meeting__consultation__in=least).order_by()
    answers = said.values_list("group", "consultation").annotate(people=Count("pk"))
    heads = there.values_list("group", "meeting__consultation").annotate(people=Sum("heads"))
    counts = [*answers, *heads]
    enough = {group for group, about, people in counts if people >= least[about]}
    named = Ask.objects.filter(consultation__in=least).values("group")
    open_to_all = {one.project_id for one in asked if one.door_code}
    was_asked = Q(pk__in=named) | Q(pk__in=there.values("group")) | Q(project__in=open_to_all)
    groups = StakeholderGroup.objects.filter(was_asked | Q(pk__in=enough))
    return {one: one.pk in enough for one in groups}


def _of_kind(heard: Mapping[StakeholderGroup, bool], kind: str) -> bool | None:
    """Whether people of a kind were heard: False where none were asked, None where nobody or too few took part."""
    found = [is_heard for group, is_heard in heard.items() if group.kind == kind]
    if any(found):
        return True
    return None if found else False


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
