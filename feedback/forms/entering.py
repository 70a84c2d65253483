"""Typing in for somebody: how it came, for whom, and that it is in their words."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from feedback.terms import WAYS
from ui.forms import CleanCharField, Form

Choices = Sequence[tuple[int, str]]
BY_US = [pair for pair in WAYS if pair[0] in {"paper", "spoken"}]


class EntryForm(Form):
    """What stands above the questions. Where nobody asked by name may be chosen, that field is left out."""

    way = forms.ChoiceField(
        label=_("How did it come?"),
        choices=BY_US,
        widget=forms.RadioSelect,
        initial="paper",
        error_messages={"required": _("Say whether it came on paper or was spoken.")},
    )
    ask = forms.TypedChoiceField(
        label=_("Was this person asked by name?"),
        help_text=_(
            "Then it is their answer and takes the place of any that they sent. Their record says that we wrote it down. Leave it open if you do not know: it counts without a name."
        ),
        required=False,
        coerce=int,
        empty_value=None,
    )
    group = forms.TypedChoiceField(
        label=_("Which group, if they said?"),
        help_text=_("Of somebody asked by name we know the group."),
        required=False,
        coerce=int,
        empty_value=None,
    )
    in_their_words = forms.BooleanField(
        label=_("I wrote down what they said, in their words"),
        error_messages={
            "required": _(
                "Tick that these are their words. If they are yours, write them down as a note of the meeting instead."
            )
        },
    )

    def __init__(self, *args: Any, people: Choices | None, groups: Choices, **options: Any) -> None:
        """Take whom it can be for; `people` is None for those who may not see names."""
        super().__init__(*args, **options)
        if people:
            self.offer("ask", [("", _("No, or I do not know")), *people])
        else:
            del self.fields["ask"]
        if groups:
            self.offer("group", [("", _("They did not say")), *groups])
        else:
            del self.fields["group"]


class PaperCodeForm(Form):
    """What stands on top of a paper form."""

    code = CleanCharField(
        label=_("What stands on top of the paper, at “For us”?"),
        help_text=_("8 letters and digits, or a number."),
        max_length=40,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
        ),
        error_messages={"required": _("Type what stands on top of the paper.")},
    )
