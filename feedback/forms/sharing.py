"""Which things of other asks an outcome answers too."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from feedback.models import Item
from ui.forms import Form


class SharingForm(Form):
    """The things of other asks, each with what was asked."""

    items = forms.MultipleChoiceField(
        label=_("What else does it answer?"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        error_messages={
            "invalid_choice": _(
                "Choose among what is on this page. Something was answered or opened meanwhile."
            )
        },
    )

    def __init__(self, *args: Any, things: Sequence[Item], **options: Any) -> None:
        """Take what may be chosen."""
        super().__init__(*args, **options)
        self.fields["items"].choices = [  # type: ignore[attr-defined]
            (str(one.pk), f"{one.text} ({one.consultation.title})") for one in things
        ]

    def chosen(self) -> list[int]:
        """Return the keys of what was chosen."""
        return [int(pk) for pk in self.cleaned_data["items"]]
