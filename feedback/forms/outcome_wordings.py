"""The words of an outcome for somebody else: a box for each part, the four Fs, and who read it before."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from feedback import loop_terms, wording_terms
from feedback.domain.outcome_forms import WITH_PICTURES, YES
from feedback.forms.questions import picture_field
from feedback.queries.outcome_desk import Desk, Line, stamp_of
from ui.forms import CleanCharField, DateInput, Form

LONGEST, LONGEST_WHY, LONGEST_ROLE = 2000, 300, 80
ROWS_EACH, MOST_ROWS = 45, 8
WORD, DRAWN, HOLDS, WHY = "word_", "picture_", "f_", "why_"
"""Before the name of a part, twice, and before the code of one of the four Fs."""
NO = "no"


@dataclass(frozen=True, slots=True)
class Row:
    """One part as the page draws it."""

    line: Line
    field: forms.BoundField
    picture: forms.BoundField | None = None
    """Which picture stands beside it, in Easy Read."""


@dataclass(frozen=True, slots=True)
class FourF:
    """One of the four Fs: whether it holds, and if not, why not."""

    code: str
    name: Any
    holds: forms.BoundField
    why: forms.BoundField


class OutcomeWordingForm(Form):
    """Everything of one wording. What is left empty is read in the plain words."""

    number = forms.IntegerField(widget=forms.HiddenInput)
    based_on = forms.CharField(widget=forms.HiddenInput, max_length=16)
    read_by = CleanCharField(
        label=_("Who read it before people do?"),
        help_text=_("A role, never a name: “two children at the club”."),
        max_length=LONGEST_ROLE,
        required=False,
    )
    read_on = forms.DateField(label=_("When?"), widget=DateInput, required=False)

    def __init__(self, desk: Desk, data: Any = None, *, today: date) -> None:
        self.desk, self.today = desk, today
        super().__init__(data, initial=stored_values(desk))
        for line in desk.lines:
            self.fields[WORD + line.name] = _box(line, desk)
            if desk.takes_pictures and line.name in WITH_PICTURES:
                self.fields[DRAWN + line.name] = picture_field()
        for code, question in loop_terms.FOUR_FS.items():
            self.fields[HOLDS + code] = forms.ChoiceField(
                label=question,
                choices=[("", _("Not looked at yet")), (YES, _("Yes")), (NO, _("No"))],
                widget=forms.RadioSelect,
                required=False,
            )
            self.fields[WHY + code] = CleanCharField(
                label=_("If not: why not?"), max_length=LONGEST_WHY, required=False
            )

    @property
    def rows(self) -> list[Row]:
        """The parts in order."""
        return [
            Row(
                line,
                self[WORD + line.name],
                self[DRAWN + line.name] if DRAWN + line.name in self.fields else None,
            )
            for line in self.desk.lines
        ]

    @property
    def pictures(self) -> dict[str, str]:
        """The pictures that were chosen in a valid form, by part."""
        found = {
            row.line.name: self.cleaned_data[row.picture.name] for row in self.rows if row.picture
        }
        return {name: picture for name, picture in found.items() if picture}

    @property
    def fours(self) -> list[FourF]:
        """The four Fs in order."""
        return [
            FourF(code, name, self[HOLDS + code], self[WHY + code])
            for code, name in wording_terms.FOUR_F_NAMES.items()
        ]

    @property
    def words(self) -> dict[str, str]:
        """What was typed, by part; as it is, valid or not."""
        return {row.line.name: str(row.field.value() or "").strip() for row in self.rows}

    @property
    def four_fs(self) -> dict[str, str]:
        """What was said of each of the four Fs of a valid form: yes, or why not."""
        said = {code: self.cleaned_data[HOLDS + code] for code in loop_terms.FOUR_FS}
        return {
            code: YES if holds == YES else self.cleaned_data[WHY + code].strip()
            for code, holds in said.items()
            if holds
        }

    def clean(self) -> dict[str, Any]:
        """Ask why where one of the four does not hold, and for a day on which it can have been read."""
        data: dict[str, Any] = super().clean() or {}
        for code in loop_terms.FOUR_FS:
            why = (data.get(WHY + code) or "").strip()
            if data.get(HOLDS + code) == NO and why.casefold() in {"", YES}:
                self.add_error(WHY + code, _("Say why not, in a few words."))
        if data.get("read_on") and data["read_on"] > self.today:
            self.add_error("read_on", _("This day is still to come."))
        return data


def stored_values(desk: Desk) -> dict[str, Any]:
    """Return what the form shows of what is stored."""
    stored = desk.stored
    values: dict[str, Any] = {
        "number": desk.version.number,
        "based_on": stamp_of(stored),
        "read_by": stored.read_by if stored else "",
        "read_on": stored.read_on if stored else None,
    }
    values |= {WORD + line.name: line.words for line in desk.lines}
    values |= {DRAWN + line.name: line.picture for line in desk.lines}
    said: Mapping[str, str] = stored.four_fs if stored else {}
    for code in loop_terms.FOUR_FS:
        one = said.get(code, "")
        values[HOLDS + code] = one if one in {"", YES} else NO
        values[WHY + code] = "" if one == YES else one
    return values


def _box(line: Line, desk: Desk) -> CleanCharField:
    spoken = desk.language
    rows = 1 + max(len(line.original), len(line.words)) // ROWS_EACH
    attributes = {"rows": str(min(rows, MOST_ROWS)), "lang": spoken.code, "dir": spoken.dir}
    widget = forms.Textarea(attrs={**attributes, "spellcheck": "true"})
    return CleanCharField(label=line.label, max_length=LONGEST, required=False, widget=widget)
