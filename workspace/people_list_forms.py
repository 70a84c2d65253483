"""What is asked about a list before it is brought in: the file, what its columns hold, and where its people belong."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from participants.domain.columns import EMAIL, FIELDS, FIRST_NAME, GROUP, LAST_NAME, NAME, NUMBER
from participants.list_terms import COLUMNS
from participants.queries.lists import FILL, LEAVE
from ui.forms import CleanCharField, Form

TELLS_WHO = frozenset({NUMBER, NAME, FIRST_NAME, LAST_NAME, EMAIL})
PREFIX = "column_"


class FileForm(Form):
    """The file. What stands in it is looked at by `participants.reading`."""

    file = forms.FileField(
        label=_("The list"),
        allow_empty_file=True,
        error_messages={"required": _("Choose a file.")},
        widget=forms.FileInput(
            attrs={
                "accept": ".csv,.tsv,.txt,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            }
        ),
        help_text=_(
            "CSV or Excel (.xlsx), up to 20,000 rows and 5 MB. The first row says what each column is."
        ),
    )


class MatchForm(Form):
    """For each column what it holds; the project and group; and what happens to people whom we know."""

    project = forms.TypedChoiceField(
        label=_("They take part in"),
        coerce=int,
        empty_value=None,
        help_text=_("Its team then sees their names and addresses."),
        error_messages={"required": _("Choose the project that these people take part in.")},
    )
    group = CleanCharField(
        label=_("Group, for everybody whose row says none"),
        max_length=80,
        required=False,
        help_text=_("Such as Families. A group that the project does not have yet is made."),
    )
    known = forms.ChoiceField(
        label=_("People whom we know already"),
        choices=[
            (FILL, _("Fill in what is missing about them; change nothing else")),
            (LEAVE, _("Leave them as they are")),
        ],
        widget=forms.RadioSelect,
        help_text=_(
            "We know somebody by their e-mail address. Two people with one name are two people."
        ),
    )

    def __init__(
        self,
        *args: Any,
        headings: Sequence[str],
        projects: Sequence[tuple[int, str]],
        needs_project: bool,
        **options: Any,
    ) -> None:
        """Take the headings of the list and the projects that can be chosen."""
        super().__init__(*args, **options)
        self.columns = [f"{PREFIX}{place}" for place in range(len(headings))]
        offered = [("", _("Leave it out")), *((field, COLUMNS[field]) for field in FIELDS)]
        for name, (place, heading) in zip(self.columns, enumerate(headings), strict=True):
            label = heading or now_("Column %(n)s") % {"n": place + 1}
            self.fields[name] = forms.ChoiceField(label=label, choices=offered, required=False)
        nothing = _("Choose a project") if needs_project else _("No project yet")
        self.offer("project", [("", nothing), *projects])
        self.fields["project"].required = needs_project

    def clean(self) -> dict[str, Any]:
        """Refuse two columns that hold the same, a list that says nobody's name, and a group of no project."""
        values = super().clean() or {}
        seen: set[str] = set()
        for name in self.columns:
            field = values.get(name)
            if field and field in seen:
                words = now_("“%(what)s” is chosen for two columns. Keep one of them.")
                self.add_error(name, words % {"what": COLUMNS[field]})
            seen.add(field or "")
        if self.columns and not seen & TELLS_WHO and not self.errors:
            self.add_error(
                self.columns[0], now_("Say which column holds the name or the e-mail address.")
            )
        has_group = GROUP in seen or values.get("group")
        if has_group and not values.get("project") and "project" not in self.errors:
            self.add_error("project", now_("Choose a project: groups belong to one."))
        return values

    @property
    def matched(self) -> dict[str, int]:
        """Which column holds what, as chosen."""
        chosen = ((self.cleaned_data[name], place) for place, name in enumerate(self.columns))
        return {field: place for field, place in chosen if field}

    @property
    def options(self) -> dict[str, Any]:
        """Where the people belong, and what happens to those whom we know."""
        return {name: self.cleaned_data[name] for name in ("project", "group", "known")}

    @property
    def column_fields(self) -> list[Any]:
        """The fields of the columns, as they are drawn."""
        return [self[name] for name in self.columns]

    @property
    def other_fields(self) -> list[Any]:
        """The other fields."""
        return [self[name] for name in ("project", "group", "known")]


def matched_initial(columns: dict[str, int], options: dict[str, Any]) -> dict[str, Any]:
    """Return what the form shows at first: the guess, or what was chosen before."""
    chosen = {f"{PREFIX}{place}": field for field, place in columns.items()}
    return {
        "known": FILL,
        **{name: options.get(name) for name in ("project", "group")},
        **chosen,
    } | ({"known": options["known"]} if options.get("known") else {})


class TakeOutForm(Form):
    """As which kind of file people are taken out."""

    kind = forms.ChoiceField(
        label=_("Which kind of file"),
        choices=[("csv", _("CSV, for any program")), ("xlsx", _("Excel (.xlsx)"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the kind of file.")},
    )
