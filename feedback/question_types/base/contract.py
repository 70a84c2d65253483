"""What a question type is. Everything that differs from type to type is one of these members."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from django import forms

from feedback.question_types.base.settings import SettingsForm
from feedback.question_types.base.summary import Summary

CHOICE_MAX_LENGTH = 40
"""The longest key of a choice, which is what the column holds."""


@dataclass(frozen=True, slots=True)
class StoredValue:
    """One stored row of an answer: a choice key, a number or a text, or a choice with words to it."""

    choice: str = ""
    number: int | None = None
    text: str = ""


class Question(Protocol):
    """What a type needs to know of a question; the model has these, and so has a test's stand-in."""

    kind: str
    text: str
    hint: str
    settings: Mapping[str, Any]
    required: bool
    key: Any


class QuestionType(Protocol):
    """One type of question. Templates: `question_types/<kind>/answer.html`, `settings.html`, `result.html`.

    A *value* is what the field gives after validation. It holds only what JSON holds, so that a draft can
    keep it, and is what `build_field`'s field takes as `initial`.
    """

    kind: str
    """The key of the type, and the name of its folder."""
    label: Any
    """What people who write questions read; lazily translated."""
    suits_a_room: bool = False
    """Whether a room can answer it on phones, all at once (`feedback.queries.live`)."""
    seconds: int
    """How long answering takes, without reading (`feedback.domain.minutes`)."""
    settings_form: type[SettingsForm]
    """The form for what can be set; `initial_from` and `to_settings` translate to and from `Question.settings`."""

    def build_field(self, question: Question) -> forms.Field:
        """The form field that validates an answer; its errors are sentences and keep what was typed."""
        ...

    def to_storage(self, value: Any) -> list[StoredValue]:
        """The rows that keep `value`; none for an unanswered question."""
        ...

    def from_storage(self, rows: Iterable[StoredValue]) -> Any:
        """The value that `rows` of one response keep; the opposite of `to_storage`."""
        ...

    def is_answered(self, value: Any) -> bool:
        """Whether `value` is an answer at all. "I would rather not say" is one."""
        ...

    def in_words(self, question: Question, value: Any) -> list[str]:
        """What was answered, as lines to be read: for the readers, and for the person who answered."""
        ...

    def summarise(self, question: Question, rows: Sequence[StoredValue], answered: int) -> Summary:
        """The result over every current response: `rows` of all, given by `answered` responses.

        Not yet safe to show: `Summary.for_staff` and `Summary.for_public` apply the small-number rules.
        """
        ...


_MEMBERS = (
    *("kind", "label", "seconds", "settings_form", "build_field", "to_storage", "from_storage"),
    *("is_answered", "in_words", "summarise"),
)


def fits(question_type: QuestionType) -> None:
    """Refuse a type that lacks a member. Raises `TypeError` naming what is absent."""
    absent = [name for name in _MEMBERS if not hasattr(question_type, name)]
    if absent:
        raise TypeError(f"The question type {question_type.kind!r} lacks {', '.join(absent)}")
