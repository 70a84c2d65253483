"""One group at one stage, as a person types it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from projects.terms import LEVEL_MEANINGS, LEVEL_NAMES
from stages.methods import method_choices, suggest
from stages.models import Involvement
from stages.queries.squares import mark_of
from stages.terms import function_choices
from ui.forms import CleanCharField, Form

MOST_PEOPLE = 30_000
OWN_WAY = _("Not said, or in your own words")
PLAN_FIELDS = ("purpose", "level", "what_for", "method", "method_words", "sought", "reached")
"""What is said when people take part; a reason for nobody stands alone."""


def level_sentences() -> list[tuple[Any, Any]]:
    """Return the five levels, each word with its meaning."""
    said = [(key, _meant(name, LEVEL_MEANINGS[key])) for key, name in LEVEL_NAMES.items()]
    return [("", _("We have not said")), *said]


def _meant(name: Any, meaning: Any) -> str:
    return _("%(level)s: %(meaning)s") % {"level": name, "meaning": meaning}


def _people(label: Any, **options: Any) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        required=False,
        min_value=0,
        max_value=MOST_PEOPLE,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 5}),
        error_messages={
            "invalid": _("Write how many people as a whole number."),
            "min_value": _("A number of people is not below 0. Leave it empty if it is not known."),
        },
        **options,
    )


def every_way() -> list[tuple[Any, Any]]:
    """Return every method, and none of them."""
    return [("", OWN_WAY), *method_choices()]


def ways_for(number: int, kind: str, what_for: str) -> list[tuple[Any, Any]]:
    """Return the methods, those first that suit such a group at this stage."""
    suiting = [(one.key, one.name) for one in suggest(number, kind, what_for)]
    known = {key for key, _name in suiting}
    others = [pair for pair in method_choices() if pair[0] not in known]
    return [("", OWN_WAY), (_("Suits them here"), suiting), (_("Every other way"), others)]


class SquareForm(Form):
    """Why them, how far, what for, how and how many; or why nobody of them. Nothing is required."""

    purpose = CleanCharField(
        label=_("Why them, here?"),
        max_length=160,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
        help_text=_("In their words, for example: Tell us what waiting is like."),
    )
    level = forms.TypedChoiceField(
        label=_("How far do they take part?"),
        required=False,
        coerce=int,
        empty_value=None,
        choices=level_sentences,
        help_text=_("Higher is not always better. Honest is."),
    )
    what_for = forms.ChoiceField(
        label=_("What are their answers for?"),
        required=False,
        choices=lambda: [("", _("We have not said")), *function_choices()],
    )
    method = forms.ChoiceField(label=_("How?"), required=False, choices=every_way)
    method_words = CleanCharField(
        label=_("How, in your own words"),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"dir": "auto"}),
        help_text=_("For example: story interviews, at a time that suits them."),
    )
    sought = _people(_("How many people do you seek?"))
    reached = _people(_("How many did you reach?"))
    not_because = CleanCharField(
        label=_("Or nobody of them, because"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
        help_text=_("A good reason is a good answer."),
    )
    based_on = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """Refuse a plan and a reason for nobody at once."""
        values = super().clean() or {}
        has_plan = any(values.get(name) not in (None, "") for name in PLAN_FIELDS)
        if values.get("not_because") and has_plan:
            self.add_error(
                "not_because",
                _(
                    "Choose one: people take part here, or nobody does and this is why. Empty the other."
                ),
            )
        return values


def values_of(row: Involvement | None) -> dict[str, Any]:
    """Return what the form shows of a square; of an empty one nothing."""
    empty = Involvement()
    names = [name for name in SquareForm.base_fields if name != "based_on"]
    return {name: getattr(row or empty, name) for name in names} | {"based_on": mark_of(row)}
