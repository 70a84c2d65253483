"""What a question type is. Everything that differs from type to type is one of these members."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from django import forms

from feedback.question_types.base.settings import SettingsForm
from feedback.question_types.base.summary import Summary

CHOICE_MAX_LENGTH = 40
"""The longest key of a choice, which is what the column holds."""
ANSWER = "answer"
"""The name of the one column of a type that needs no more."""

type Cell = str | int
"""What one cell of a table holds; an empty text is no answer."""


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


class Reworded:
    """A question read with other words; everything else is that of the question it stands in for."""

    def __init__(
        self, question: Question, settings: Mapping[str, Any], *, text: str = "", hint: str = ""
    ) -> None:
        self.original, self.settings = question, settings
        self.text, self.hint = text or question.text, hint or question.hint

    def __getattr__(self, name: str) -> Any:
        """What was not reworded."""
        if name == "original":  # not there yet, while it is being copied
            raise AttributeError(name)
        return getattr(self.original, name)


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
    group: str = "other"
    """Where it stands in the list of kinds: a key of `GROUPS` in `feedback.question_types`."""
    blank_is_answer: bool = False
    """Whether leaving it blank says something too, so that nobody is asked to answer or press Skip."""
    offers_contact: bool = False
    """Whether it asks if somebody should get in touch, so that after sending there is a page for name and number."""
    takes_parts: bool = False
    """Whether a table may hold the whole answer in one cell too, with several parts (`parts_of`, `from_parts`)."""
    keeps_pictures: bool = False
    """Whether an answer can be a picture, so that its page takes files."""
    asks: bool = True
    """Whether it asks anything. A type that does not has no field, no value and no number among the questions."""

    agreed: tuple[str, ...] = ()
    """The keys of `labels_of` whose words people agree to: in no language do they change once people were asked."""

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

    # What follows has an answer that suits most types -----------------------------------------------

    def seconds_for(self, question: Question) -> int:  # noqa: ARG002 -- for types where it depends
        """How long answering this question takes, without reading."""
        return self.seconds

    def words_for(self, question: Question) -> int:
        """How many words there are to read before answering; choices are part of `seconds`."""
        return len(f"{question.text} {question.hint}".split())

    def labels_of(self, question: Question) -> dict[str, Any]:
        """Everything in the question that has words of its own, by key: choices, points, rows.

        What somebody wrote for this question is `str`; what follows the language of the page is lazily translated.
        """
        del question
        return {}

    def with_labels(
        self, question: Question, labels: Mapping[str, Any], *, text: str = "", hint: str = ""
    ) -> Question:
        """The question with other words on the keys of `labels_of`; what is missing or blank stays as it was written."""
        given = {key: label for key, label in labels.items() if label}
        return Reworded(question, {**question.settings, "labels": given}, text=text, hint=hint)

    def comparable(self, question: Question) -> list[tuple[str, Any]]:
        """The answers that a rule can name, as key and label; none where a rule compares words or a number."""
        return list(self.labels_of(question).items())

    def compare(self, question: Question, value: Any, relation: str, wanted: str) -> bool:
        """Whether `value` is, is not or contains `wanted`: a key of `comparable`, or words.

        Of several choices each one picked counts as "is". Capitals and blanks make no difference. `value` may be None.
        """
        if relation == "is_not":
            return not self.compare(question, value, "is", wanted)
        rows = self.to_storage(value) if value is not None else []
        keys = self.keys_of(rows)
        if wanted in keys or wanted in dict(self.comparable(question)):
            return wanted in keys
        wanted = folded(wanted)
        if relation == "contains":
            return (
                bool(wanted)
                and bool(rows)
                and wanted in folded(" ".join(self.in_words(question, value)))
            )
        return bool(wanted) and wanted in {folded(row.text) for row in rows}

    def keys_of(self, rows: Iterable[StoredValue]) -> set[str]:
        """The answers that `rows` of one response name, by the keys of `comparable` and of the rows of a summary."""
        return {
            row.choice or str(row.number) for row in rows if row.choice or row.number is not None
        }

    def pictures_of(self, value: Any) -> Sequence[str]:
        """The names of the pictures that `value`, which may be None, holds."""
        del value
        return ()

    def export_columns(self, question: Question) -> list[tuple[str, str]]:
        """The columns of a table of answers, as a name of its own and what people read above it."""
        return [(ANSWER, question.text)]

    def export_row(self, question: Question, value: Any) -> list[Cell]:
        """The cells that keep `value`, one for each of `export_columns`."""
        del question
        row = next(iter(self.to_storage(value)), StoredValue())
        return [row.text if row.number is None else row.number]

    def from_export(self, question: Question, cells: Sequence[Any]) -> Any:
        """The value that cells of `export_columns` hold, ours or somebody else's; the opposite of `export_row`.

        Raises `ValidationError` with a sentence. A question that cannot be skipped may be empty in a table.
        """
        return self.checked(question, str(cells[0]))

    def parts_of(self, question: Question, cell: str) -> list[str]:  # noqa: ARG002 -- for types that take parts
        """What one cell says that holds several answers, as other programs write them."""
        return [cell]

    def from_parts(self, question: Question, parts: Sequence[str]) -> Any:
        """The value that `parts_of` a cell name, by label or key. Raises `ValidationError` with a sentence."""
        return self.from_export(question, parts)

    def checked(self, question: Question, sent: Any) -> Any:
        """The value of what `build_field` takes, for those who bring answers from elsewhere. Raises `ValidationError`."""
        field = self.build_field(question)
        field.required = False
        return field.clean(sent)


def folded(words: str) -> str:
    """Words as they are compared: without capitals and superfluous blanks."""
    return " ".join(str(words).split()).casefold()


_MEMBERS = (
    *("kind", "label", "seconds", "settings_form", "build_field", "to_storage", "from_storage"),
    *("is_answered", "in_words", "summarise"),
    *(
        "group",
        "asks",
        "takes_parts",
        "blank_is_answer",
        "offers_contact",
        "keys_of",
        "keeps_pictures",
        "pictures_of",
        "seconds_for",
        "words_for",
        "labels_of",
        "with_labels",
        "comparable",
        "compare",
    ),
    *("export_columns", "export_row", "from_export", "parts_of", "from_parts"),
)


def fits(question_type: QuestionType) -> None:
    """Refuse a type that lacks a member. Raises `TypeError` naming what is absent."""
    absent = [name for name in _MEMBERS if not hasattr(question_type, name)]
    if absent:
        raise TypeError(f"The question type {question_type.kind!r} lacks {', '.join(absent)}")
