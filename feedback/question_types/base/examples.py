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

    `picked` are the values of the buttons that are pressed when it is shown again, and `counted` the rows of a result that it
    counts in, where these are not simply what is stored.
    """

    sent: Mapping[str, Any]
    value: Any
    stored: tuple[StoredValue, ...]
    words: tuple[str, ...]
    picked: tuple[str, ...] | None = None
    counted: tuple[str, ...] | None = None


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
