"""What `examples.py` of a type is made of. The examples of a type are its tests."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from feedback.question_types.base.contract import StoredValue

NAME = "answer"
"""The name of the field in the pages that the examples send."""


@dataclass(frozen=True)
class ExampleQuestion:
    """A question without a database."""

    kind: str
    text: str
    hint: str = ""
    settings: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    required: bool = False
    key: str = "example"


@dataclass(frozen=True)
class Good:
    """A page that is accepted: what was sent, which value that gives, how it is kept and read.

    `picked` are the values of the inputs that are ticked, `counted` the rows of the summary that count it; both are the
    stored keys where nothing else is said.
    """

    sent: Mapping[str, Any]
    value: Any
    stored: tuple[StoredValue, ...]
    words: tuple[str, ...]
    picked: tuple[str, ...] | None = None
    counted: tuple[str, ...] | None = None
    before: Any = None
    """What was answered before, where a page alone cannot send it."""
    brought: Any = None
    """What a table brings back of it, where that is not all."""

    @property
    def keys(self) -> tuple[str, ...]:
        """The stored keys."""
        return tuple(
            row.choice or str(row.number) for row in self.stored if row.choice or row.number
        )


@dataclass(frozen=True)
class Bad:
    """A page that is refused: what was sent, with which sentence, and what must still be on the page."""

    sent: Mapping[str, Any]
    sentence: str
    still_there: str = ""


@dataclass(frozen=True)
class Result:
    """What many responses come to: the rows kept, by how many responses, the counts and the sentence."""

    rows: tuple[StoredValue, ...]
    answered: int
    counts: Mapping[str, int]
    sentence: str


@dataclass(frozen=True)
class Examples:
    """Everything the contract test needs to know of one type.

    `empty` is the value of an unanswered question. `settings_sent` is a filled settings form and
    `settings_kept` what it stores; `settings_bad` pairs forms that are refused with the sentence.
    """

    question: ExampleQuestion
    empty: Any
    good: tuple[Good, ...]
    bad: tuple[Bad, ...]
    many: Result
    settings_sent: Mapping[str, Any]
    settings_kept: Mapping[str, Any]
    settings_bad: tuple[tuple[Mapping[str, Any], str], ...] = ()
