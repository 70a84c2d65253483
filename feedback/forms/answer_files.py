"""What is asked about a file of answers before it is brought in: what its columns are, where it was collected, what to do with what nobody understands."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any

from django import forms
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from feedback.queries.answer_columns import GROUP, LEAVE_OUT, ROW_KEY, WHOLE, Target
from feedback.queries.answer_files import BAD_ANSWER, BAD_ROW, OTHERS, SAME_PEOPLE, Unknown
from feedback.question_types.base.contract import folded
from feedback.terms import TOLD_ELSEWHERE
from participants import list_terms
from ui.forms import CleanCharField, DateInput, Form

PREFIX = "column_"
MOST_UNKNOWN = 40
"""So many different words are asked about; the rest follows the rule for all."""
COLLECTED = ("where", "collected_on", "told")

REFUSALS: Mapping[str, Any] = MappingProxyType(
    {
        "empty": _("This file is empty. Choose the file that has answers in it."),
        "only_headings": _(
            "This file has headings and no answers under them. Look whether it is the right one."
        ),
        "no_headings": _(
            "The first row seems to be answers already. Add a row above that says what each column is, such as the words of each question."
        ),
        "other_zip": _(
            "This is a packed file. If it came out of Coprod, unpack it and choose answers.csv; or save the list as XLSX or CSV."
        ),
    }
)
"""What is said otherwise about a file of answers than about a list of people."""


def refusal(code: str, values: Mapping[str, int]) -> str:
    """Return the sentence for a file that we do not take."""
    ours = REFUSALS.get(code)
    return str(ours) if ours is not None else list_terms.refusal(code, values)


class AnswerFileForm(Form):
    """The file. What stands in it is looked at by `participants.reading`."""

    file = forms.FileField(
        label=_("The file with answers"),
        allow_empty_file=True,
        error_messages={"required": _("Choose a file.")},
        widget=forms.FileInput(
            attrs={
                "accept": ".csv,.tsv,.txt,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            }
        ),
        help_text=_(
            "CSV or Excel (.xlsx), up to 20,000 rows and 5 MB. One row a person; the first row says what each column is."
        ),
    )


class MatchAnswersForm(Form):
    """For each column what it holds; where and when it was collected; what happens to what nobody understands."""

    where = CleanCharField(
        label=_("Where were they collected?"),
        max_length=120,
        help_text=_("Such as: on paper at the Kinloch library. It stands beside the results."),
    )
    collected_on = forms.DateField(
        label=_("On which day, or the last of them?"), widget=DateInput()
    )
    told = forms.ChoiceField(
        label=_("Were people told what it is for, and who reads it?"),
        choices=TOLD_ELSEWHERE,
        widget=forms.RadioSelect,
        help_text=_("Nothing is locked by this. What is true stands beside the results."),
        error_messages={"required": _("Say whether people were told what it is for.")},
    )
    bad = forms.ChoiceField(
        label=_("When an answer is none of ours"),
        choices=[
            (BAD_ROW, _("Leave the whole row out; I mend it and bring it in later")),
            (BAD_ANSWER, _("Bring in the rest of the row, without that answer")),
        ],
        widget=forms.RadioSelect,
    )
    known = forms.ChoiceField(
        label=_("Rows that came in before, word for word"),
        choices=[
            (SAME_PEOPLE, _("They are the same people: leave them as they are")),
            (OTHERS, _("They are other people who said the same: bring them in")),
        ],
        widget=forms.RadioSelect,
        required=False,
        help_text=_("With a column that tells the rows apart you need not say it."),
    )

    def __init__(
        self,
        *args: Any,
        headings: Sequence[str],
        offered: Sequence[Target],
        today: date,
        asks_known: bool,
        **options: Any,
    ) -> None:
        """Take the headings of the file and what its columns can hold."""
        super().__init__(*args, **options)
        self.today = today
        self.labels = {one.code: one.label for one in offered}
        self.columns = [f"{PREFIX}{place}" for place in range(len(headings))]
        choices = [("", _("Leave it out")), *self.labels.items()]
        for name, (place, heading) in zip(self.columns, enumerate(headings), strict=True):
            label = heading or now_("Column %(n)s") % {"n": place + 1}
            self.fields[name] = forms.ChoiceField(label=label, choices=choices, required=False)
        if not asks_known:
            del self.fields["known"]

    def clean_collected_on(self) -> date:
        """Refuse a day that is still to come."""
        day: date = self.cleaned_data["collected_on"]
        if day > self.today:
            raise forms.ValidationError(now_("This day is still to come."))
        return day

    def clean(self) -> dict[str, Any]:
        """Refuse two columns that hold the same, and a file in which no question was found."""
        values = super().clean() or {}
        seen: set[str] = set()
        for name in self.columns:
            code = values.get(name)
            if code and (code in seen or self._other_way(code, seen)):
                words = now_("“%(what)s” is chosen for two columns. Keep one of them.")
                self.add_error(name, words % {"what": self.labels[code]})
            seen.add(code or "")
        if self.columns and not seen - {"", GROUP, ROW_KEY} and not self.errors:
            self.add_error(
                self.columns[0], now_("Say which column holds the answers to which question.")
            )
        return values

    def _other_way(self, code: str, seen: set[str]) -> bool:
        """Whether the same answer stands in one cell and in columns of its own as well."""
        question, _dot, name = code.partition(".")
        if not name:
            return False
        if name == WHOLE:
            return any(one.startswith(f"{question}.") for one in seen)
        return f"{question}.{WHOLE}" in seen

    @property
    def matched(self) -> dict[str, int]:
        """Which column holds what, as chosen."""
        chosen = ((self.cleaned_data.get(name), place) for place, name in enumerate(self.columns))
        return {code: place for code, place in chosen if code}

    @property
    def options(self) -> dict[str, Any]:
        """Where it was collected, and what happens to what nobody understands."""
        given = {name: self.cleaned_data[name] for name in ("where", "told", "bad")}
        given["collected_on"] = self.cleaned_data["collected_on"].isoformat()
        if self.cleaned_data.get("known"):
            given["known"] = self.cleaned_data["known"]
        return given

    @property
    def column_fields(self) -> list[Any]:
        """The fields of the columns, as they are drawn."""
        return [self[name] for name in self.columns]

    @property
    def collected_fields(self) -> list[Any]:
        """Where, when, and whether people were told."""
        return [self[name] for name in COLLECTED]

    @property
    def rule_fields(self) -> list[Any]:
        """What happens to what nobody understands."""
        return [self[name] for name in ("bad", "known") if name in self.fields]


class InsteadForm(Form):
    """For words that are no answer, what they count as."""

    def __init__(
        self,
        *args: Any,
        unknown: Sequence[Unknown],
        choices: Mapping[str, Sequence[tuple[str, Any]]],
        chosen: Mapping[str, Mapping[str, str]],
        **options: Any,
    ) -> None:
        """Take the words, what may be counted by code of a column, and what was chosen before."""
        super().__init__(*args, **options)
        self.asked = {name_of(one): one for one in unknown[:MOST_UNKNOWN]}
        for name, one in self.asked.items():
            self.fields[name] = forms.ChoiceField(
                label=now_("“%(cell)s”") % {"cell": one.cell[:60]},
                help_text=one.about,
                choices=[
                    ("", _("As chosen below for all")),
                    *choices.get(one.code, ()),
                    (LEAVE_OUT, _("Leave this answer out")),
                ],
                required=False,
                initial=chosen.get(one.code, {}).get(folded(one.cell), ""),
            )

    @property
    def instead(self) -> dict[str, dict[str, str]]:
        """What each of the words counts as, by code of the column; what follows the rule for all is not there."""
        found: dict[str, dict[str, str]] = {}
        for name, one in self.asked.items():
            if chosen := self.cleaned_data.get(name):
                found.setdefault(one.code, {})[folded(one.cell)] = chosen
        return found


def name_of(unknown: Unknown) -> str:
    """Return the name of the field for these words; the same words in the same column have the same one."""
    told = f"{unknown.code} {folded(unknown.cell)}"
    return f"instead_{hashlib.sha256(told.encode()).hexdigest()[:16]}"


def matched_initial(columns: Mapping[str, int], options: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the form shows at first: the guess, or what was chosen before."""
    chosen = {f"{PREFIX}{place}": code for code, place in columns.items()}
    names = (*COLLECTED, "bad", "known")
    return {name: options[name] for name in names if name in options} | chosen
