"""The words of a consultation in one language or in Easy Read: a line for everything that people read."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from feedback import terms
from feedback.domain.wordings import CHANGED, Line
from feedback.queries.wordings import HINT, OFFERED, REASON, TEXT, Part
from ui.forms import CleanCharField, Form
from ui.languages import Language

STAMP, RIGHT = "based_", "right_"
"""Before the name of a part, its stamp; before the name of a line, that its words are right as they are."""
LONGEST = {"title": 140, TEXT: 300, HINT: 300, "tell_how": 200}
LONGEST_TEXT, LONGEST_LABEL = 2000, 300
ROWS_EACH = 60
"""About as many letters stand in one row of a box."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line as the page draws it: the original, and the field for its words. `right` says that they are right as they are."""

    line: Line
    field: forms.BoundField
    right: forms.BoundField | None
    state_words: Any


@dataclass(frozen=True, slots=True)
class Section:
    """The sentences, or one question, under a heading."""

    part: Part
    number: int
    rows: list[Row]


class WordingForm(Form):
    """Everything in one wording. What is left empty is read as it was written."""

    def __init__(self, parts: Sequence[Part], spoken: Language, data: Any = None) -> None:
        self.parts = parts
        super().__init__(data, initial=stored_values(parts))
        for part in parts:
            self.fields[STAMP + part.key] = forms.CharField(
                required=False, widget=forms.HiddenInput
            )
            for line in part.lines:
                self.fields[name_of(part, line.name)] = _box(line, spoken)
                if line.state == CHANGED:
                    self.fields[RIGHT + name_of(part, line.name)] = forms.BooleanField(
                        label=_("My words are still right"), required=False
                    )

    @property
    def words(self) -> dict[str, dict[str, str]]:
        """What was typed, by part and name, after the form was found valid."""
        return {
            part.key: {
                line.name: words
                for line in part.lines
                if (words := self.cleaned_data[name_of(part, line.name)].strip())
            }
            for part in self.parts
        }

    @property
    def based_on(self) -> dict[str, str]:
        """The stamp that each part had when the page was filled."""
        return {part.key: self.cleaned_data[STAMP + part.key] for part in self.parts}

    @property
    def confirmed(self) -> set[tuple[str, str]]:
        """The lines whose words were said to be right although the original has changed, by part and name."""
        return {
            (part.key, line.name)
            for part in self.parts
            for line in part.lines
            if self.cleaned_data.get(RIGHT + name_of(part, line.name))
        }

    @property
    def stamps(self) -> Iterator[forms.BoundField]:
        """The hidden fields."""
        return (self[STAMP + part.key] for part in self.parts)

    @property
    def sections(self) -> list[Section]:
        """The lines as they stand on the page; a part without any is left out."""
        filled = [part for part in self.parts if part.lines]
        numbers = {part.key: n for n, part in enumerate((p for p in filled if p.question), start=1)}
        return [
            Section(part, numbers.get(part.key, 0), [self._row(part, line) for line in part.lines])
            for part in filled
        ]

    def _row(self, part: Part, line: Line) -> Row:
        name = name_of(part, line.name)
        right = self[RIGHT + name] if RIGHT + name in self.fields else None
        return Row(line, self[name], right, terms.WORDING_STATES[line.state])


def name_of(part: Part, line: str) -> str:
    """Return the name under which a page sends a line."""
    return f"{part.key}-{line}"


def stored_values(parts: Iterable[Part]) -> dict[str, Any]:
    """Return what the form shows of what is stored."""
    values: dict[str, Any] = {}
    for part in parts:
        values[STAMP + part.key] = part.stamp
        values |= {name_of(part, line.name): line.words for line in part.lines}
    return values


def _box(line: Line, spoken: Language) -> forms.Field:
    """Return the field for one line, in the direction of its language."""
    longest = LONGEST.get(line.name, LONGEST_TEXT)
    if line.name not in terms.SENTENCE_NAMES and line.name not in LONGEST:
        longest = max(LONGEST_LABEL, min(LONGEST_TEXT, 3 * len(line.original)))
    rows = 1 + max(len(line.original), len(line.words)) // ROWS_EACH
    attributes: Mapping[str, Any] = {
        "rows": str(min(rows, 8)),
        "lang": spoken.code,
        "dir": spoken.dir,
        "spellcheck": "true",
    }
    return CleanCharField(
        label=line_name(line.name),
        disabled=line.is_agreed,
        help_text=_("People have agreed to these words, so they stay.") if line.is_agreed else "",
        max_length=longest,
        required=False,
        widget=forms.Textarea(attrs=dict(attributes)),
    )


def line_name(name: str) -> Any:
    """Return what a line is, in words."""
    if name in terms.SENTENCE_NAMES:
        return terms.SENTENCE_NAMES[name]
    if name.startswith(OFFERED):
        return _("An answer that questions offer")
    own = {
        TEXT: _("Question"),
        HINT: _("Help under the question"),
        REASON: _("Why it cannot be skipped"),
    }
    return own.get(name, _("Words to choose or to read"))
