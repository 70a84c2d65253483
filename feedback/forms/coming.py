"""Whether somebody comes to a meeting, and what they need there."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from feedback.domain.meetings import COMING, MAYBE, NOT_COMING
from ui.forms import CleanCharField, Form

LONGEST_NEEDS = 300
ANSWERS = [
    (COMING, _("I am coming")),
    (MAYBE, _("Maybe")),
    (NOT_COMING, _("I am not coming")),
]
THEIR_ANSWERS = [
    (COMING, _("Is coming")),
    (MAYBE, _("Maybe")),
    (NOT_COMING, _("Is not coming")),
]


class SignUpForm(Form):
    """What somebody answers on a page of their own."""

    state = forms.ChoiceField(
        label=_("Are you coming?"),
        choices=ANSWERS,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose one of the three answers."),
            "invalid_choice": _("Choose one of the three answers."),
        },
    )
    needs = CleanCharField(
        label=_("What do you need to take part?"),
        max_length=LONGEST_NEEDS,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto", "autocomplete": "off"}),
        help_text=_(
            "For example a ramp, an interpreter, somebody to come with you, a lift home. You can leave it empty. "
            "Only those who prepare the meeting read it."
        ),
    )


class SignUpForForm(SignUpForm):
    """What somebody said in person or on the phone, written down by staff."""

    who = forms.TypedChoiceField(
        label=_("Who said it?"),
        coerce=int,
        error_messages={
            "required": _("Choose who said it."),
            "invalid_choice": _("Choose from the people who are asked."),
        },
    )
    field_order = ("who", "state", "needs")

    def __init__(self, *args: Any, people: Sequence[tuple[int, str]], **options: Any) -> None:
        """Take the people who are asked by name."""
        super().__init__(*args, **options)
        self.offer("who", [("", _("Choose somebody")), *people])
        self.offer("state", THEIR_ANSWERS)
        self.fields["state"].label = _("Do they come?")
        self.fields["needs"].label = _("What do they need to take part?")
        self.fields["needs"].help_text = ""


class MetForm(Form):
    """Whether we can do what somebody needs, or that somebody on the list gets a place."""

    met = forms.ChoiceField(
        choices=[("yes", _("we can do this")), ("no", _("we cannot do this")), ("", "")],
        required=False,
    )
    place = forms.BooleanField(required=False)
