"""What is compared, counts of who took part, and plans to hear a group, as people type them."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from projects.domain.counting import Comparison, Count, Group
from projects.models import Dimension, Target
from projects.queries.heard import is_compared, is_written_down
from ui.forms import CleanCharField, DateInput, Form

EARLIEST_YEAR = 1900
MOST_AFFECTED = 100_000_000
MOST_PEOPLE = 5000
MOST_GROUPS = 20
NEW_ROWS = 6
ALL = Decimal(100)
ROUNDED = Decimal(1)
"""By how many points percentages that were rounded may miss 100."""


class ShareField(forms.DecimalField):
    """A share in percent: "38", "12.5", "12,5 %"."""

    def __init__(self, **options: Any) -> None:
        """Take what a decimal field takes; from a hundredth of a percent to all."""
        super().__init__(
            required=False,
            min_value=Decimal("0.01"),
            max_value=ALL,
            max_digits=5,
            decimal_places=2,
            widget=forms.TextInput(attrs={"inputmode": "decimal", "size": 5}),
            error_messages={
                "invalid": _("Write the share as a number, for example 38."),
                "min_value": _("A share is more than 0. Leave out a group that nobody belongs to."),
                "max_value": _("A share is 100 at most."),
                "max_digits": _("Two places after the point are enough."),
                "max_decimal_places": _("Two places after the point are enough."),
            },
            **options,
        )

    def to_python(self, value: Any) -> Any:
        """Read a number with or without the sign of percent."""
        if isinstance(value, str):
            value = value.strip().removesuffix("%").strip().replace(",", ".")
        return super().to_python(value)


class DimensionForm(Form):
    """What is compared, where its figures come from, and its groups with their shares."""

    name = CleanCharField(
        label=_("What do you compare?"),
        max_length=80,
        help_text=_("For example: area, or kind of carer. Only what you will do something about."),
        error_messages={"required": _("Say what you compare.")},
    )
    is_exclusive = forms.BooleanField(
        label=_("Everybody belongs to exactly one of the groups"), required=False
    )
    source = CleanCharField(
        label=_("Where do the figures come from?"),
        max_length=200,
        error_messages={"required": _("Say where the figures come from.")},
    )
    year = forms.IntegerField(
        label=_("Of which year are they?"),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 5}),
        error_messages={
            "required": _("Give the year of the figures."),
            "invalid": _("Write the year as four digits."),
        },
    )
    population = forms.IntegerField(
        label=_("How many people are affected?"),
        required=False,
        min_value=1,
        max_value=MOST_AFFECTED,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 10}),
        help_text=_("If you know it."),
        error_messages={"invalid": _("Write how many as a whole number.")},
    )
    remove_counted = forms.BooleanField(
        label=_("Remove the groups that I emptied, with what was counted for them"), required=False
    )

    def __init__(
        self,
        *args: Any,
        project: Any,
        today: date,
        dimension: Dimension | None = None,
        counted: Mapping[int, int] | None = None,
        **options: Any,
    ) -> None:
        """Take the project, today, and when it changes the comparison with what was counted for its groups."""
        super().__init__(*args, **options)
        self.project, self.today, self.dimension = project, today, dimension
        self.counted = counted or {}
        self.targets: Sequence[Target] = list(dimension.targets.all()) if dimension else []
        keys = [f"t{one.pk}" for one in self.targets]
        spare = max(2, NEW_ROWS - len(keys)) if len(keys) < MOST_GROUPS else 0
        self.keys = [*keys, *(f"n{number}" for number in range(1, spare + 1))]
        for number, key in enumerate(self.keys, start=1):
            self._add_row(number, key)
        for one in self.targets:
            self.initial.setdefault(f"t{one.pk}_name", one.name)
            self.initial.setdefault(f"t{one.pk}_share", _as_percent(one.share))
        if not self.counted:
            del self.fields["remove_counted"]

    def _add_row(self, number: int, key: str) -> None:
        self.fields[f"{key}_name"] = CleanCharField(
            label=_("Group %(n)s") % {"n": number}, max_length=80, required=False
        )
        self.fields[f"{key}_share"] = ShareField(label=_("Share in percent"))

    def rows(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """Return name and share of each group, to draw side by side."""
        return [(self[f"{key}_name"], self[f"{key}_share"]) for key in self.keys]

    def clean_name(self) -> str:
        """Refuse a name that is taken in this project."""
        name: str = self.cleaned_data["name"]
        if is_compared(self.project, name, besides=self.dimension.pk if self.dimension else None):
            raise ValidationError(_("This is compared already. Change it there."))
        return name

    def clean_year(self) -> int:
        """Refuse years that have no figures."""
        year: int = self.cleaned_data["year"]
        if year > self.today.year:
            raise ValidationError(_("This year is still to come. Figures have a year that was."))
        if year < EARLIEST_YEAR:
            raise ValidationError(_("Write the year as four digits."))
        return year

    def clean_is_exclusive(self) -> bool:
        """Refuse another meaning for what was counted already."""
        is_exclusive: bool = self.cleaned_data["is_exclusive"]
        if self.counted and self.dimension and is_exclusive != self.dimension.is_exclusive:
            raise ValidationError(
                _(
                    "People were counted the other way already. Compare it anew under another name instead."
                )
            )
        return is_exclusive

    def clean(self) -> dict[str, Any]:
        """Refuse halves of rows, the same group twice, shares that cannot be, and losing counts unasked."""
        values = super().clean() or {}
        self._check_rows(values)
        groups = self.groups()
        if not self.errors:
            self._check_shares(groups, is_exclusive=values.get("is_exclusive", False))
            self._check_counted(groups, values)
        return values

    def _check_rows(self, values: dict[str, Any]) -> None:
        seen: set[str] = set()
        for key in self.keys:
            name, share = values.get(f"{key}_name"), values.get(f"{key}_share")
            if name and share is None and f"{key}_share" not in self.errors:
                self.add_error(
                    f"{key}_share",
                    ValidationError(_("Give the share of “%(name)s”."), params={"name": name}),
                )
            if share is not None and not name and f"{key}_name" not in self.errors:
                self.add_error(f"{key}_name", _("Give the group its name."))
            if name and name.casefold() in seen:
                self.add_error(
                    f"{key}_name",
                    ValidationError(_("“%(name)s” stands here twice."), params={"name": name}),
                )
            seen.add((name or "").casefold())

    def _check_shares(self, groups: Sequence[Group], *, is_exclusive: bool) -> None:
        first = f"{self.keys[0]}_name"
        least = 2 if is_exclusive else 1
        if len(groups) < least:
            words = (
                _("Write at least two groups: everybody belongs to one of them.")
                if is_exclusive
                else _("Write at least one group and its share.")
            )
            self.add_error(first, words)
            return
        total = sum((group.share for group in groups), Decimal()) * 100
        if is_exclusive and abs(total - ALL) > ROUNDED:
            words = (
                _(
                    "The shares add up to %(n)s%%. Everybody belongs to one group only, so it is 100%% at most."
                )
                if total > ALL
                else _(
                    "The shares add up to %(n)s%%. Everybody belongs to one group, so add those that are missing."
                )
            )
            problem = ValidationError(words, params={"n": f"{total.normalize():f}"})
            self.add_error(f"{self.keys[0]}_share", problem)

    def _check_counted(self, groups: Sequence[Group], values: dict[str, Any]) -> None:
        kept = {group.id for group in groups}
        lost = [one for one in self.targets if one.pk in self.counted and one.pk not in kept]
        if lost and not values.get("remove_counted"):
            problem = ValidationError(
                _("People were counted in “%(name)s”. Tick the box if that may go too."),
                params={"name": lost[0].name},
            )
            self.add_error("remove_counted", problem)

    def groups(self) -> list[Group]:
        """Return the groups that are filled in, in order."""
        found = []
        for key in self.keys:
            name = self.cleaned_data.get(f"{key}_name")
            share = self.cleaned_data.get(f"{key}_share")
            if name and share is not None:
                known = int(key[1:]) if key.startswith("t") else None
                found.append(Group(known, name, share / 100))
        return found

    def comparison(self) -> Comparison:
        """Return what is compared, as an action takes it."""
        names = ("name", "is_exclusive", "population", "source", "year")
        return Comparison(**{name: self.cleaned_data[name] for name in names})


def _as_percent(share: Decimal) -> str:
    return f"{(share * 100).normalize():f}"


class TallyForm(Form):
    """How many people there were, and how many said that they belong to each group. Hands or slips, never names."""

    occasion = CleanCharField(
        label=_("Where was it counted?"),
        max_length=140,
        help_text=_("For example: first ideas night, or the slips in the letter of March."),
        error_messages={"required": _("Say where it was counted.")},
    )
    counted_on = forms.DateField(
        label=_("When was it?"),
        widget=DateInput,
        error_messages={"required": _("Give the day.")},
    )
    people = forms.IntegerField(
        label=_("How many people were there?"),
        min_value=1,
        max_value=MOST_PEOPLE,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 5}),
        error_messages={
            "required": _("Write how many people were there."),
            "invalid": _("Write how many as a whole number."),
            "min_value": _("Somebody has to be there to be counted."),
        },
    )

    def __init__(
        self,
        *args: Any,
        project: Any,
        dimensions: Sequence[Dimension],
        today: date,
        besides: int | None = None,
        **options: Any,
    ) -> None:
        """Take what is compared in the project; `besides` is the count that is being corrected."""
        super().__init__(*args, **options)
        self.project, self.dimensions = project, dimensions
        self.today, self.besides = today, besides
        for dimension in dimensions:
            for target in dimension.targets.all():
                self.fields[f"t{target.pk}"] = _head_count(target.name)

    def parts(self) -> list[tuple[Dimension, list[forms.BoundField]]]:
        """Return what is compared, each with a field for each of its groups."""
        return [
            (one, [self[f"t{target.pk}"] for target in one.targets.all()])
            for one in self.dimensions
        ]

    def clean_counted_on(self) -> date:
        """Refuse a day that is still to come."""
        day: date = self.cleaned_data["counted_on"]
        if day > self.today:
            raise ValidationError(_("This day is still to come. Count people when they are there."))
        if day.year < EARLIEST_YEAR:
            raise ValidationError(_("This was too long ago to be meant."))
        return day

    def clean(self) -> dict[str, Any]:
        """Refuse counts above the people there, groups of one kind that are left out, and the same occasion twice."""
        values = super().clean() or {}
        people = values.get("people")
        for dimension in self.dimensions:
            fields = [f"t{target.pk}" for target in dimension.targets.all()]
            self._check_each(fields, values, people)
            if dimension.is_exclusive:
                self._check_together(dimension, fields, values, people)
        if not self.errors and not self.counts():
            self.add_error("people", _("Write for at least one group how many belong to it."))
        if (
            values.get("occasion")
            and values.get("counted_on")
            and is_written_down(
                self.project, values["occasion"], values["counted_on"], besides=self.besides
            )
        ):
            self.add_error("occasion", _("This was counted already on that day."))
        return values

    def _check_each(
        self, fields: Sequence[str], values: Mapping[str, Any], people: int | None
    ) -> None:
        for name in fields:
            if people is not None and (values.get(name) or 0) > people:
                problem = ValidationError(
                    _("%(label)s: more than the %(n)s people who were there."),
                    params={"label": self.fields[name].label, "n": people},
                )
                self.add_error(name, problem)

    def _check_together(
        self,
        dimension: Dimension,
        fields: Sequence[str],
        values: Mapping[str, Any],
        people: int | None,
    ) -> None:
        given = [name for name in fields if values.get(name) is not None]
        if set(fields) & set(self.errors):
            return
        if given and len(given) < len(fields):
            missing = next(name for name in fields if name not in given)
            problem = ValidationError(
                _("%(label)s: write 0 where it was nobody, or leave out all of “%(name)s”."),
                params={"label": self.fields[missing].label, "name": dimension.name},
            )
            self.add_error(missing, problem)
        elif people is not None and sum(values[name] for name in given) > people:
            problem = ValidationError(
                _(
                    "“%(name)s” adds up to more than the %(n)s people who were there, and everybody belongs to one only."
                ),
                params={"name": dimension.name, "n": people},
            )
            self.add_error(fields[0], problem)

    def counts(self) -> dict[int, int]:
        """Return how many belong to each group that was counted."""
        return {
            int(name[1:]): value
            for name, value in self.cleaned_data.items()
            if name[0] == "t" and name[1:].isdecimal() and value is not None
        }

    def count(self) -> Count:
        """Return the count, as an action takes it."""
        values = self.cleaned_data
        return Count(values["occasion"], values["counted_on"], values["people"], self.counts())


def _head_count(label: str) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        required=False,
        min_value=0,
        max_value=MOST_PEOPLE,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 5}),
        error_messages={
            "invalid": _("%(label)s: write how many as a whole number.") % {"label": label},
            "min_value": _("%(label)s: nobody is 0.") % {"label": label},
        },
    )


class PlanForm(Form):
    """What we will do to hear a group, by when, and who does it."""

    will_do = CleanCharField(
        label=_("What will you do to hear them?"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        help_text=_("Go where they already are. Leave it empty if nothing is planned."),
    )
    will_do_by = forms.DateField(label=_("By when?"), required=False, widget=DateInput)
    who = forms.TypedChoiceField(
        label=_("Who does it?"), required=False, coerce=int, empty_value=None
    )

    def __init__(
        self, *args: Any, members: Sequence[tuple[int, str]], today: date, **options: Any
    ) -> None:
        """Take the members of the organisation."""
        super().__init__(*args, **options)
        self.today = today
        self.offer("who", [("", _("Nobody yet")), *members])

    def clean(self) -> dict[str, Any]:
        """Refuse a day that has passed when it is typed now, and a day or a person without a plan."""
        values = super().clean() or {}
        by = values.get("will_do_by")
        if by and by < self.today and "will_do_by" in self.changed_data:
            self.add_error("will_do_by", _("This day has passed. Give one that is still to come."))
        if not values.get("will_do") and (by or values.get("who")) and "will_do" not in self.errors:
            self.add_error("will_do", _("Say what will be done."))
        return values
