"""A question to a room: its kind, its words, and which of the words that came back the room may read."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from feedback.queries.live import Line, kinds
from ui.forms import CleanCharField, Form


class LiveForm(Form):
    """The question. What can be set of it stands in the form of its type."""

    kind = forms.ChoiceField(
        label=_("How do people answer?"), choices=kinds, widget=forms.HiddenInput
    )
    text = CleanCharField(
        label=_("What do you ask the room?"),
        max_length=300,
        help_text=_("Short enough to read from the back of the room."),
        error_messages={"required": _("Write the question.")},
    )


class WordsForm(Form):
    """Which words the room may read."""

    shown = forms.TypedMultipleChoiceField(
        label=_("Which of these does the room see?"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("Choose from the words on this page.")},
    )

    def __init__(self, *args: Any, words: Sequence[Line], **options: Any) -> None:
        """Take the words that came."""
        super().__init__(*args, **options)
        self.offer("shown", [(one.number, one.text) for one in words])
