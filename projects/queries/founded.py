"""What a project is founded on, as people read it: what speaks for and against each question first, the score beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from projects import terms
from projects.domain import case as founded
from projects.models import Direction, EvidenceItem, Project, SubQuestion


@dataclass(frozen=True, slots=True)
class Bar:
    """A score of 0 to 4 to draw as blocks, with its word."""

    code: str
    name: Any
    score: int
    word: Any

    @property
    def blocks(self) -> tuple[bool, ...]:
        """Four blocks: filled or empty."""
        return tuple(number < self.score for number in range(founded.STRONG))


@dataclass(frozen=True, slots=True)
class Part:
    """One of the six questions, with what is known for it, against it, and both ways."""

    code: str
    question: Any
    score: int
    word: Any
    supporting: tuple[EvidenceItem, ...]
    against: tuple[EvidenceItem, ...]
    mixed: tuple[EvidenceItem, ...]
    is_contested: bool
    is_capped: bool
    step: Any
    """The next best step in words, where it is less than solid and that matters."""

    @property
    def is_blank(self) -> bool:
        """Whether nothing is written down."""
        return not (self.supporting or self.against or self.mixed)


@dataclass(frozen=True, slots=True)
class Strand:
    """Needed, wanted or evidence: the question behind it, its score, and its two halves."""

    bar: Bar
    question: Any
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Founded:
    """How a project is founded. `weakest` is the lowest of the six; `advice` says for what it is well founded."""

    strands: tuple[Strand, ...]
    case: Bar
    weakest: Part
    steps: tuple[Part, ...]
    advice: founded.Advice
    is_blank: bool

    @property
    def scores(self) -> tuple[int, int, int] | None:
        """How needed, wanted and evidenced it is, 0 to 4 each; None where nothing is written down."""
        needed, wanted, evidence = (strand.bar.score for strand in self.strands)
        return None if self.is_blank else (needed, wanted, evidence)

    @property
    def contested(self) -> list[Part]:
        """The questions with something weighty against them."""
        return [part for strand in self.strands for part in strand.parts if part.is_contested]


def evidence_of(project: Project) -> list[EvidenceItem]:
    """Return what is known, question by question, with who scored it; one statement."""
    rows = EvidenceItem.objects.filter(project=project).select_related("scored_by__user")
    return list(rows.order_by("sub_question", "pk"))


def case_of(items: Sequence[EvidenceItem]) -> founded.Case:
    """Return the score of what is known; no statement."""
    return founded.score(
        founded.EvidenceItem(one.sub_question, one.strength, one.direction, one.source)
        for one in items
    )


def founded_on(project: Project) -> Founded:
    """Return what a project is founded on; one statement, however much is known."""
    return in_words(evidence_of(project))


def in_words(items: Sequence[EvidenceItem]) -> Founded:
    """Return what is known as people read it; no statement."""
    case = case_of(items)
    steps = {gap.sub_question: _step(gap) for gap in founded.gaps(case)}
    parts = {code: _part(code, items, case, steps) for code in founded.SUB_QUESTIONS}
    return Founded(
        strands=tuple(
            Strand(
                _bar(name, terms.STRANDS[name], case.strand(name)),
                terms.STRAND_QUESTIONS[name],
                tuple(parts[code] for code in codes),
            )
            for name, codes in founded.STRANDS.items()
        ),
        case=_bar("case", "", case.case),
        weakest=parts[case.weakest],
        steps=tuple(parts[code] for code in steps),
        advice=founded.advice(case),
        is_blank=not items,
    )


def _bar(code: str, name: Any, score: int) -> Bar:
    return Bar(code, name, score, terms.STRENGTHS[score])


def _step(gap: founded.Gap) -> Any:
    if gap.step == founded.Step.FIND:
        return terms.FIRST_STEPS[gap.sub_question]
    return terms.NEXT_STEPS[gap.step]


def _part(
    code: str, items: Sequence[EvidenceItem], case: founded.Case, steps: dict[str, Any]
) -> Part:
    def pointing(direction: str) -> tuple[EvidenceItem, ...]:
        return tuple(
            one for one in items if one.sub_question.upper() == code and one.direction == direction
        )

    score = case.sub_scores[code]
    return Part(
        code=code.lower(),
        question=SubQuestion(code.lower()).label,
        score=score,
        word=terms.STRENGTHS[score],
        supporting=pointing(Direction.SUPPORTS),
        against=pointing(Direction.AGAINST),
        mixed=pointing(Direction.MIXED),
        is_contested=code in case.contested,
        is_capped=code in case.capped,
        step=steps.get(code),
    )
