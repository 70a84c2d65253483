"""The five involvement stages, the four phases of the double diamond, and the dotted circle.

Two diamonds: the first finds the right problem, the second the right response; each widens, then narrows. The stages are
those of Dartington Service Design Lab's article on co-production; the picture is after the Design Council's framework.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

INSIGHT, FOCUS, CO_CREATE, REFINE, LOOPS = STAGE_NUMBERS = (1, 2, 3, 4, 5)


RETURNS = ((LOOPS, REFINE), (LOOPS, INSIGHT), (REFINE, CO_CREATE))
"""The ways back: adapt what runs, start again on a new problem, make other ideas."""


class Phase(StrEnum):
    """A part of the double diamond. Never swapped with an involvement stage."""

    DISCOVER = "discover"
    DEFINE = "define"
    DEVELOP = "develop"
    DELIVER = "deliver"
    LIVE = "live"
    """The dotted circle: test, learn, repeat."""


PHASE_OF = dict(zip(STAGE_NUMBERS, Phase, strict=True))
"""The phase in which each stage lies."""

UNPLANNED, PLANNED, NOW, PAUSED, DONE, NOT_INVOLVING = (
    "unplanned",
    "planned",
    "now",
    "paused",
    "done",
    "not_involving",
)


@dataclass(frozen=True, slots=True)
class StageFacts:
    """What is known about one stage: what a person said of it, and what its asks show.

    `open_until` is the latest closing day of an open ask; `owes` says that people are waiting for an answer;
    `told_on` is the day of the latest telling when every ask of the stage is settled.
    """

    said: str
    starts_on: date | None = None
    has_plan: bool = False
    open_until: date | None = None
    owes: bool = False
    told_on: date | None = None


def state_of(facts: StageFacts) -> str:
    """Return where a stage stands: what a person decided wins, then what its asks show, then its plan."""
    if facts.said in {PAUSED, DONE, NOT_INVOLVING}:
        return facts.said
    if facts.open_until is not None or facts.owes or facts.said == NOW:
        return NOW
    if facts.told_on is not None:
        return DONE
    return PLANNED if facts.said == PLANNED or facts.has_plan else UNPLANNED
