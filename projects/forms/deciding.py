"""A decision, who holds it and what came of it, as people type it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from organisations.queries import Colleagues
from projects.domain.deciding import DeciderRow, DecisionPlan, Outcome
from projects.forms.choosing import DayField, gone_name, left_words, refuse_to_come
from projects.models import Decision, Rule, StakeholderGroup
from projects.stage_names import stage_choices
from projects.terms import LEVEL_MEANINGS, LEVEL_NAMES
from ui.forms import CleanCharField, Form

SPARE_ROWS, MOST_DECIDERS, MOST_PEOPLE = 3, 20, 500
SOMEBODY_ELSE = "other"
NOT_SAID = ("", _("Not said"))


def level_field(label: Any) -> forms.TypedChoiceField:
    """Return a choice of the five levels, each with what it means, or of saying nothing."""
    return forms.TypedChoiceField(
        label=label, choices=_level_choices, coerce=int, empty_value=None, required=False
    )


def _level_choices() -> list[tuple[Any, Any]]:
    """In the language of the page, which is not known yet when a form is declared."""
    words = [(one, f"{LEVEL_NAMES[one]} – {LEVEL_MEANINGS[one]}") for one in LEVEL_NAMES]
    return [NOT_SAID, *words]


class DecisionForm(Form):
    """What is decided, by when, by what rule, by whom, and how far each group takes part."""

    title = CleanCharField(
        label=_("What is decided?"),
        max_length=140,
        error_messages={"required": _("Say what is decided.")},
    )
    is_open = forms.BooleanField(
        label=_("People can shape it, or could"),
        required=False,
        initial=True,
        help_text=_("Leave it out for what is fixed. What is fixed counts for nobody’s say."),
    )
    stage_number = forms.TypedChoiceField(
        label=_("At which stage?"), coerce=int, empty_value=None, required=False
    )
    due_on = DayField(label=_("By when?"), required=False)
    rule = forms.ChoiceField(
        label=_("How is it decided?"), choices=Rule, widget=forms.RadioSelect, initial=Rule.CONSENT
    )
    based_on = forms.IntegerField(widget=forms.HiddenInput, required=False, initial=0)

    def __init__(
        self,
        *args: Any,
        colleagues: Colleagues,
        groups: Sequence[StakeholderGroup],
        deciders: Sequence[DeciderRow] = (),
        levels: Mapping[int, int] | None = None,
        **options: Any,
    ) -> None:
        """Take who may be chosen, the project's groups, and what is said already."""
        super().__init__(*args, **options)
        self.colleagues, self.groups = colleagues, groups
        self.offer("stage_number", [("", _("None in particular")), *stage_choices()])
        rows = max(len(deciders), min(MOST_DECIDERS, len(deciders) + SPARE_ROWS), self._rows_sent())
        self.keys = [f"d{place}" for place in range(1, rows + 1)]
        held = {one.member_id for one in deciders}
        gone = [(f"m{pk}", gone_name(name)) for pk, name in colleagues.left.items() if pk in held]
        choices = self._choices(gone)
        for place, key in enumerate(self.keys, start=1):
            self._add_decider(place, key, choices)
        for key, one in zip(self.keys, deciders, strict=False):
            self.initial[f"{key}_who"] = _code(one)
            self.initial[f"{key}_people"] = one.people if one.group_id else None
            self.initial[f"{key}_name"] = one.name
        for group in groups:
            self.fields[f"g{group.pk}"] = level_field(group.name)
            self.initial.setdefault(f"g{group.pk}", (levels or {}).get(group.pk))

    def _rows_sent(self) -> int:
        """How many rows of deciders were sent: as many as were shown, whoever changed it meanwhile."""
        return sum(f"d{place}_who" in self.data for place in range(1, MOST_DECIDERS + 1))

    def _choices(self, gone: list[tuple[str, str]]) -> list[Any]:
        members = [(f"m{pk}", name) for pk, name in self.colleagues.here.items()]
        groups = [(f"g{one.pk}", one.name) for one in self.groups]
        return [
            ("", _("Nobody")),
            (_("Colleagues"), [*members, *gone]),
            (_("People of a group"), groups),
            (SOMEBODY_ELSE, _("Somebody else, by name or role")),
        ]

    def _add_decider(self, place: int, key: str, choices: list[Any]) -> None:
        self.fields[f"{key}_who"] = forms.CharField(
            label=_("Decider %(n)s") % {"n": place},
            required=False,
            widget=forms.Select(choices=choices),
        )
        self.fields[f"{key}_people"] = forms.IntegerField(
            label=_("How many people"),
            required=False,
            min_value=1,
            max_value=MOST_PEOPLE,
            widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 4}),
            error_messages={"invalid": _("Write how many as a whole number.")},
        )
        self.fields[f"{key}_name"] = CleanCharField(
            label=_("Name or role"), max_length=120, required=False
        )

    def deciders(self) -> list[tuple[forms.BoundField, forms.BoundField, forms.BoundField]]:
        """Return who, how many and name of each row, to draw side by side."""
        return [
            (self[f"{key}_who"], self[f"{key}_people"], self[f"{key}_name"]) for key in self.keys
        ]

    def levels(self) -> list[forms.BoundField]:
        """Return the level of each group."""
        return [self[f"g{group.pk}"] for group in self.groups]

    def clean(self) -> dict[str, Any]:
        """Refuse deciders who left or do not exist, twice the same, and names without their choice."""
        values = super().clean() or {}
        seen: set[Any] = set()
        for key in self.keys:
            row = self._row(key, values)
            if row is None:
                continue
            if row.key in seen:
                self.add_error(f"{key}_who", _("This stands there twice. Leave one out."))
            seen.add(row.key)
        return values

    def _row(self, key: str, values: Mapping[str, Any]) -> DeciderRow | None:
        """Return one decider, or None for an empty row; what cannot be is said at its field."""
        who, name = values.get(f"{key}_who") or "", values.get(f"{key}_name") or ""
        people = values.get(f"{key}_people") or 1
        if not who and not name:
            return None
        if who in {"", SOMEBODY_ELSE}:
            if name:
                return DeciderRow(name=name)
            self.add_error(f"{key}_name", _("Write the name or role of whoever decides."))
            return None
        offered = {f"g{one.pk}" for one in self.groups} | {f"m{pk}" for pk in self.colleagues.here}
        if who == self.initial.get(f"{key}_who") or who in offered:
            pk, is_member = int(who[1:]), who.startswith("m")
            return DeciderRow(member_id=pk) if is_member else DeciderRow(group_id=pk, people=people)
        gone = {f"m{pk}": name for pk, name in self.colleagues.left.items()}.get(who)
        words = left_words(gone) if gone else _("Choose somebody from the list.")
        self.add_error(f"{key}_who", words)
        return None

    def plan(self) -> DecisionPlan:
        """Return what was typed."""
        values = self.cleaned_data
        rows = [self._row(key, values) for key in self.keys]
        return DecisionPlan(
            title=values["title"],
            stage_number=values["stage_number"],
            is_open=values["is_open"],
            rule=values["rule"],
            due_on=values["due_on"],
            deciders=[row for row in rows if row is not None],
            levels={
                group.pk: values[f"g{group.pk}"] for group in self.groups if values[f"g{group.pk}"]
            },
        )


def _code(one: DeciderRow) -> str:
    """How a decider is called in the list."""
    if one.member_id:
        return f"m{one.member_id}"
    return f"g{one.group_id}" if one.group_id else SOMEBODY_ELSE


def said_of(decision: Decision) -> dict[str, Any]:
    """Return what the form about a decision shows before anything is typed."""
    names = ("title", "is_open", "stage_number", "due_on", "rule")
    return {name: getattr(decision, name) for name in names} | {"based_on": decision.version}


class OutcomeForm(Form):
    """What was decided, why, and how it was weighed. Only the day and the words of it are asked for."""

    decided_on = DayField(
        label=_("On which day was it decided?"),
        error_messages={"required": _("Say on which day it was decided.")},
    )
    what = CleanCharField(
        label=_("What was decided?"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        error_messages={"required": _("Say what was decided. A no is a decision too.")},
    )
    why = CleanCharField(
        label=_("Why?"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )
    considered = CleanCharField(
        label=_("What was considered?"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        help_text=_("What people said, what is known from elsewhere, and what was left aside."),
    )
    splits = CleanCharField(
        label=_("Where did people disagree, and what was done about it?"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        help_text=_("By group, never by name."),
    )
    childrens_views = CleanCharField(
        label=_("How were the views of under-18s given weight?"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        help_text=_("If it affects them. Say it too where they were not asked."),
    )
    based_on = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        """Take today."""
        super().__init__(*args, **options)
        self.today = today

    def clean_decided_on(self) -> date | None:
        """Refuse a day that is still to come."""
        return refuse_to_come(self.cleaned_data["decided_on"], self.today)

    def outcome(self) -> Outcome:
        """Return what was typed."""
        values = {name: one for name, one in self.cleaned_data.items() if name != "based_on"}
        return Outcome(**values)
