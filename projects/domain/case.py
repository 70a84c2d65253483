"""Needed, wanted, evidence: how well a project is founded, as a small summary of what is known for and against it.

Advice, never a lock. The sentences behind the score are what counts; the score only says where the weakest link is.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

SUB_QUESTIONS = ("N1", "N2", "W1", "W2", "E1", "E2")
NEEDED, WANTED, EVIDENCE = "needed", "wanted", "evidence"
STRANDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {NEEDED: ("N1", "N2"), WANTED: ("W1", "W2"), EVIDENCE: ("E1", "E2")}
)
SUPPORTS, AGAINST, MIXED = "supports", "against", "mixed"
DIRECTIONS = (SUPPORTS, AGAINST, MIXED)

NOTHING, HUNCH, SOME, SOLID, STRONG = STRENGTHS = (0, 1, 2, 3, 4)
"""Nothing yet; one view or story; one proper source; two independent sources; numbers and experience agree, and checked."""
CAP = SOME
"""As much as one source alone can carry, however strong it is."""
INDEPENDENT = 2
"""So many sources that know nothing of each other lift the cap."""
WEIGHTY = SOME
"""From this strength on something that points against takes one off."""

_OF_RESEARCH = MappingProxyType({1: HUNCH, 2: SOME, 3: SOLID, 4: STRONG, 5: STRONG})
"""Nesta's standards of evidence: a logical account, correlation, causation, independent replication, scaled."""


@dataclass(frozen=True, slots=True)
class EvidenceItem:
    """One thing that is known. `sub_question` is N1 to E2 (capitals or not), `strength` 0 to 4, `direction` one of `DIRECTIONS`.

    `source` names where it comes from; the same words, whatever their capitals and blanks, are the same source.
    """

    sub_question: str
    strength: int
    direction: str
    source: str


@dataclass(frozen=True, slots=True)
class Case:
    """How well a project is founded; every score is 0 to 4.

    `sub_scores` goes by sub-question in capitals, "N1" to "E2". `weakest` is the sub-question with the lowest score; of
    several the one in the weakest strand, then the first. `contested` are those that lost a point to something weighty
    against them, `capped` those that rest on one source alone and would score higher with a second.
    """

    sub_scores: Mapping[str, int]
    needed: int
    wanted: int
    evidence: int
    case: int
    weakest: str
    contested: tuple[str, ...]
    capped: tuple[str, ...]

    def strand(self, name: str) -> int:
        """Return the score of a strand by its name."""
        return {NEEDED: self.needed, WANTED: self.wanted, EVIDENCE: self.evidence}[name]


def score(items: Iterable[EvidenceItem]) -> Case:
    """Return the score of what is known; without items it is nothing everywhere.

    A sub-question scores as its strongest supporting item, at most 2 unless two independent sources support it, less 1 when
    an item of strength 2 or more points against, and never below 0. What is mixed counts on neither side. Needed and Wanted
    are the lower of their two, Evidence the higher, the case the lowest of the three.

    Raises:
        ValueError: when a sub-question, strength or direction is none that there is.

    """
    found: dict[str, list[EvidenceItem]] = defaultdict(list)
    for item in items:
        _check(item)
        found[item.sub_question.strip().upper()].append(item)
    sub_scores = {code: _sub_score(found[code]) for code in SUB_QUESTIONS}
    needed = min(sub_scores[code] for code in STRANDS[NEEDED])
    wanted = min(sub_scores[code] for code in STRANDS[WANTED])
    evidence = max(sub_scores[code] for code in STRANDS[EVIDENCE])
    strands = {NEEDED: needed, WANTED: wanted, EVIDENCE: evidence}
    return Case(
        sub_scores=MappingProxyType(sub_scores),
        needed=needed,
        wanted=wanted,
        evidence=evidence,
        case=min(strands.values()),
        weakest=min(SUB_QUESTIONS, key=lambda code: (sub_scores[code], strands[strand_of(code)])),
        contested=tuple(code for code in SUB_QUESTIONS if _is_contested(found[code])),
        capped=tuple(code for code in SUB_QUESTIONS if _is_capped(found[code])),
    )


def strand_of(sub_question: str) -> str:
    """Return the strand that a sub-question belongs to."""
    wanted = sub_question.upper()
    return next(name for name, codes in STRANDS.items() if wanted in codes)


def _check(item: EvidenceItem) -> None:
    for value, allowed in (
        (item.sub_question.strip().upper(), SUB_QUESTIONS),
        (item.strength, STRENGTHS),
        (item.direction, DIRECTIONS),
    ):
        if value not in allowed:
            message = f"{value!r} is none of {allowed}."
            raise ValueError(message)


def _supporting(items: Sequence[EvidenceItem]) -> list[EvidenceItem]:
    return [one for one in items if one.direction == SUPPORTS and one.strength > NOTHING]


def _most(items: Sequence[EvidenceItem]) -> int:
    return max((one.strength for one in _supporting(items)), default=NOTHING)


def _sources(items: Sequence[EvidenceItem]) -> set[str]:
    return {" ".join(one.source.split()).casefold() for one in _supporting(items)}


def _is_capped(items: Sequence[EvidenceItem]) -> bool:
    return _most(items) > CAP and len(_sources(items)) < INDEPENDENT


def _is_contested(items: Sequence[EvidenceItem]) -> bool:
    return any(one.direction == AGAINST and one.strength >= WEIGHTY for one in items)


def _sub_score(items: Sequence[EvidenceItem]) -> int:
    most = CAP if _is_capped(items) else _most(items)
    return max(NOTHING, most - _is_contested(items))


class Step(StrEnum):
    """What would help most where something is missing."""

    FIND = "find"
    HEAR_AGAINST = "hear_against"
    SECOND_SOURCE = "second_source"
    PROPER_SOURCE = "proper_source"
    ASK_THOSE_AFFECTED = "ask_those_affected"


@dataclass(frozen=True, slots=True)
class Gap:
    """A sub-question that is less than solid, and the next best step there."""

    sub_question: str
    score: int
    step: Step


def gaps(case: Case) -> tuple[Gap, ...]:
    """Return what is less than solid, each with one step: both halves of Needed and Wanted, the better half of Evidence."""
    better = max(STRANDS[EVIDENCE], key=lambda code: case.sub_scores[code])
    looked_at = (*STRANDS[NEEDED], *STRANDS[WANTED], better)
    return tuple(
        Gap(code, case.sub_scores[code], _step(case, code))
        for code in looked_at
        if case.sub_scores[code] < SOLID
    )


def _step(case: Case, code: str) -> Step:
    if code in case.contested:
        return Step.HEAR_AGAINST
    if code in case.capped:
        return Step.SECOND_SOURCE
    return {NOTHING: Step.FIND, HUNCH: Step.PROPER_SOURCE}.get(
        case.sub_scores[code], Step.ASK_THOSE_AFFECTED
    )


@dataclass(frozen=True, slots=True)
class Advice:
    """For what a case is well founded: making ideas together (stage 3), running it (stage 5), spreading it wider."""

    stage_3: bool
    stage_5: bool
    wider: bool


def advice(case: Case) -> Advice:
    """Return for what the case is well founded. Going on without is the team's choice."""
    is_wanted_and_needed = case.needed >= SOLID and case.wanted >= SOLID
    return Advice(
        stage_3=case.needed >= SOLID,
        stage_5=is_wanted_and_needed and case.evidence >= SOME,
        wider=is_wanted_and_needed and case.evidence >= SOLID,
    )


def research_strength(sub_question: str, level: int) -> int:
    """Return the most that research of a Nesta level (1 to 5) can count for E1 or E2.

    For E2: 1, 2, 3, 4, 4. A logical account says clearly how it would help, so for E1 it counts up to 3.

    Raises:
        ValueError: for another sub-question, which Nesta's levels say nothing about, or another level.

    """
    code = sub_question.strip().upper()
    if code not in STRANDS[EVIDENCE] or level not in _OF_RESEARCH:
        message = f"No level {level!r} of research for {sub_question!r}."
        raise ValueError(message)
    strength = _OF_RESEARCH[level]
    return max(SOLID, strength) if code == "E1" else strength
