"""Which held answers to let through, and the code of today."""

from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from ui.forms import CleanCharField, Form

LONGEST = 20


class HeldForm(Form):
    """Some of the answers on the page; none that are named there is a press on nothing."""

    answers = forms.TypedMultipleChoiceField(
        coerce=UUID,
        required=True,
        error_messages={
            "required": _("Choose which answers, then press again."),
            "invalid_choice": _("Choose from the answers on this page."),
        },
    )

    def __init__(self, *args: object, ids: list[UUID], **options: object) -> None:
        super().__init__(*args, **options)
        self.fields["answers"].choices = [(str(each), "") for each in ids]  # type: ignore[attr-defined]


class DoorWordForm(Form):
    """The code of today, or nothing."""

    word = CleanCharField(
        label=_("The code of today"),
        help_text=_("A word or number that you say in the room. Leave it empty to ask for none."),
        max_length=LONGEST,
        required=False,
        error_messages={"max_length": _("Keep it to 20 characters.")},
    )

    def clean_word(self) -> str:
        """The word. Raises `ValidationError` where nothing in it could be compared."""
        word: str = self.cleaned_data["word"].strip()
        if word and not any(each.isalnum() for each in word):
            raise forms.ValidationError(_("Use letters or digits, such as “robin” or “4071”."))
        return word
