"""What is thought through before an ask, as people type it. Nothing is required: what is blank is shown as blank."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from feedback.domain.before_asking import CLOSED, PLAN_FIELDS, Way
from feedback.models import AskPlan, GroupFeedback
from projects.models import StakeholderGroup
from projects.terms import LEVEL_MEANINGS, LEVEL_NAMES
from ui.forms import CleanCharField, Form

FOUR = ("space", "voice", "audience", "influence")
LONGEST_WAY = 160


def _words(label: Any, *, rows: int = 2, **options: Any) -> CleanCharField:
    widget = forms.Textarea(attrs={"rows": rows, "dir": "auto"})
    return CleanCharField(label=label, max_length=1000, required=False, widget=widget, **options)


def _levels() -> list[tuple[str, Any]]:
    return [
        ("", _("Not said yet")),
        *((str(key), _Level(name, LEVEL_MEANINGS[key])) for key, name in LEVEL_NAMES.items()),
    ]


class _Level:
    """A level as a choice: its name and what it means, put together when it is shown."""

    def __init__(self, name: Any, meaning: Any) -> None:
        self.name, self.meaning = name, meaning

    def __str__(self) -> str:
        return f"{self.name}: {self.meaning}"


class ThinkingForm(Form):
    """How far people take part, a fair hearing, needs, and how each group hears."""

    level = forms.TypedChoiceField(
        label=_("How far do people take part?"),
        choices=_levels,
        widget=forms.RadioSelect,
        required=False,
        coerce=int,
        empty_value=None,
        help_text=_("Higher is not better. Honest is better."),
    )
    is_formal = forms.BooleanField(
        label=_("It is a formal consultation: the law, or a policy, asks for it"), required=False
    )
    space = _words(
        _("Where and how can they speak safely?"),
        help_text=_("Somewhere they chose, with somebody they trust nearby."),
    )
    voice = _words(
        _("What helps them to say it?"),
        help_text=_("Drawing, a friend, an interpreter, time to think."),
    )
    audience = _words(
        _("Who has to listen?"), help_text=_("By name: somebody who can do something about it.")
    )
    influence = _words(_("How can what they say change things?"))
    needs_plan = _words(
        _("How are access needs met?"),
        help_text=_("Interpreters, a lift, large print, a quiet room. No names."),
    )
    weighed = _words(
        _("How were the answers weighed?"),
        rows=4,
        help_text=_("What counted for what, what spoke against it, and who read all of them."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        groups: Sequence[StakeholderGroup],
        needs_care: bool,
        phase: str,
        **options: Any,
    ) -> None:
        """Take the groups that hear; the four stand here for under-18s only, and the weighing once it has closed."""
        super().__init__(*args, **options)
        self.groups = groups
        if not needs_care:
            for name in FOUR:
                del self.fields[name]
        if phase != CLOSED:
            del self.fields["weighed"]
        for group in groups:
            self.fields[f"how{group.pk}"] = CleanCharField(
                label=_("How does “%(group)s” hear what happened?") % {"group": group.name},
                max_length=LONGEST_WAY,
                required=False,
            )
            self.fields[f"easy{group.pk}"] = forms.BooleanField(
                label=_("In Easy Read"), required=False
            )
            self.fields[f"interpreted{group.pk}"] = forms.BooleanField(
                label=_("Interpreted, or in another language"), required=False
            )

    def ways_shown(self) -> list[tuple[StakeholderGroup, list[forms.BoundField]]]:
        """Return each group with its three fields."""
        names = ("how", "easy", "interpreted")
        return [(one, [self[f"{name}{one.pk}"] for name in names]) for one in self.groups]

    def clean(self) -> dict[str, Any]:
        """Refuse a form in which a group hears without the way by which it does."""
        values = super().clean() or {}
        for one in self.groups:
            in_a_form = values.get(f"easy{one.pk}") or values.get(f"interpreted{one.pk}")
            if in_a_form and not values.get(f"how{one.pk}") and f"how{one.pk}" not in self.errors:
                self.add_error(f"how{one.pk}", _("Say how they hear: by letter, in a meeting?"))
        return values

    def plan_values(self) -> dict[str, Any]:
        """Return what the action takes."""
        return {name: self.cleaned_data[name] for name in PLAN_FIELDS if name in self.cleaned_data}

    def ways(self) -> list[Way]:
        """Return how each group hears."""
        values = self.cleaned_data
        return [
            Way(
                group_id=one.pk,
                how=values[f"how{one.pk}"],
                easy_read=values[f"easy{one.pk}"],
                interpreted=values[f"interpreted{one.pk}"],
            )
            for one in self.groups
        ]


def values_of(plan: AskPlan, ways: Sequence[GroupFeedback]) -> dict[str, Any]:
    """Return what the form shows of what is stored."""
    values = {name: getattr(plan, name) for name in (*PLAN_FIELDS, "version")}
    for one in ways:
        values[f"how{one.group_id}"] = one.how
        values[f"easy{one.group_id}"] = one.easy_read
        values[f"interpreted{one.group_id}"] = one.interpreted
    return values
