"""What a soft check is: a question to think through before asking people. It warns and never blocks."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from feedback.domain.before_asking import DRAFT, AskFacts

ASK, PROJECT, STAGE = TARGETS = ("ask", "project", "stage")
"""What the number in the address of a page stands for."""


@dataclass(frozen=True, slots=True)
class Where:
    """The page on which it is put right: its route, whose number the address holds, and the place on the page."""

    route: str
    of: str = ASK
    anchor: str = ""


class SoftCheck(Protocol):
    """One soft check. Everything that differs from check to check is one of these members."""

    kind: str
    """The key of the check, and the name of its folder."""
    number: int
    """Its place in the list, from 1."""
    label: Any
    """The question it asks; lazily translated."""
    sentences: Mapping[str, Any]
    """What is amiss, by the code that `warns` gives; for the person who is about to ask."""
    step: Any
    """What to do about it: the words of the link."""
    where: Where
    """Where the link leads."""
    phases: tuple[str, ...] = (DRAFT,)
    """When it still matters (`feedback.domain.before_asking.PHASES`)."""

    def warns(self, facts: AskFacts) -> str:
        """Return the code of what is amiss, or "" when nothing is."""
        ...

    def say(self, code: str, facts: AskFacts) -> str:
        """Return the sentence for a code; checks that name groups or numbers fill them in."""
        del facts
        return str(self.sentences[code])


_MEMBERS = ("number", "sentences", "step", "where", "phases", "warns", "say")


def fits(check: SoftCheck) -> None:
    """Refuse a check that lacks a member or leads nowhere. Raises `TypeError` naming what is wrong."""
    absent = [name for name in _MEMBERS if not hasattr(check, name)]
    if absent:
        raise TypeError(f"The soft check {check.kind!r} lacks {', '.join(absent)}")
    if check.where.of not in TARGETS:
        raise TypeError(f"The soft check {check.kind!r} leads to no page of {check.where.of!r}")
