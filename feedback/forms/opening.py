"""The check before opening, and moving the last day."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from feedback.domain import opening
from ui.forms import CleanCharField, DateInput, Form

OPENING_SENTENCES = {
    opening.NO_QUESTIONS: _("There is no question yet. Add one first."),
    opening.NOTHING_OWED: _(
        "No question says that you owe people an answer about it. Choose at least one: people who "
        "give their time hear what came of it."
    ),
    opening.NOBODY_CAN_ANSWER: _(
        "Nobody could answer yet. Make a link for everybody, or add the people you want to ask."
    ),
    opening.SOMEBODY_RESTS: _(
        "Somebody on your list should not be asked now. See who and why, then leave them out or say why you "
        "ask all the same."
    ),
    opening.PATHS_BROKEN: _(
        "A page is shown by a rule that cannot work. See what is wrong beside the questions, and put it right."
    ),
}
EXTENSION_SENTENCES = {
    opening.NOT_OPEN: _("It is not open, so there is no last day to move."),
    opening.NOT_LATER: _("Give a later day. The last day can move later, never earlier."),
    opening.AFTER_PROMISE: _(
        "People were promised to hear what happened by then. Give a day before that promise."
    ),
    opening.AFTER_DECISION: _("The decision is made before that day. Give an earlier one."),
}


class OpenForm(Form):
    """Whether everybody with the link can answer."""

    with_door = forms.BooleanField(
        label=_("Make a link for everybody, with a QR code and an invitation to print"),
        required=False,
        initial=True,
        help_text=_("Whoever has the link can answer, without a name."),
    )


class ExtendForm(Form):
    """A later last day, and why."""

    closes_on = forms.DateField(
        label=_("New last day for answers"),
        widget=DateInput,
        error_messages={"required": _("Give the new last day.")},
    )
    why = CleanCharField(
        label=_("Why it stays open longer"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
        help_text=_("Everybody whom you asked by name reads this."),
        error_messages={"required": _("Say why it stays open longer.")},
    )

    def refuse(self, fault: str) -> None:
        """Put the sentence for a code of `feedback.domain.opening` beside the day."""
        self.add_error("closes_on", _sentence(fault))


def _sentence(fault: str) -> Any:
    return EXTENSION_SENTENCES[fault]
