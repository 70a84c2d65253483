"""Whether somebody can see a change, whether we were clear, and what we missed."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from feedback import loop_terms
from feedback.models import Item
from ui.forms import CleanCharField, Form

LONGEST = 2000


class CheckForm(Form):
    """All of it on one page. Something has to be said; no question has to be answered."""

    saw = forms.ChoiceField(
        label=gettext_lazy("You told us something. Have you seen a change since?"),
        choices=loop_terms.SAW,
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": gettext_lazy("Choose one of the answers.")},
    )
    clear = forms.ChoiceField(
        label=gettext_lazy("Did we tell you what happened with your ideas?"),
        choices=loop_terms.CLEAR,
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": gettext_lazy("Choose one of the answers.")},
    )
    words = CleanCharField(
        label=gettext_lazy("Did we miss something? Tell us what."),
        help_text=gettext_lazy(
            "Only the people who read answers see these words. Write no names, yours neither."
        ),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": "3", "dir": "auto"}),
        error_messages={"max_length": gettext_lazy("Say it in at most 2,000 characters.")},
    )
    item = forms.TypedChoiceField(
        label=gettext_lazy("What is it about?"),
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": gettext_lazy("Choose one of these.")},
    )

    def __init__(self, items: Sequence[Item], data: Any = None) -> None:
        super().__init__(data)
        self.items = {one.pk: one for one in items}
        offered = [(one.pk, one.text) for one in items]
        self.offer("item", [*offered, ("", _("Something else, or I do not know"))])
        if len(offered) < 2:  # noqa: PLR2004 -- one thing is no choice
            del self.fields["item"]

    def clean(self) -> dict[str, Any]:
        """Refuse a page on which nothing was said."""
        given: dict[str, Any] = super().clean() or {}
        if not self.errors and not any(given.get(name) for name in ("saw", "clear", "words")):
            raise forms.ValidationError(
                _("Choose an answer, or write what we missed. Nothing was sent.")
            )
        return given

    @property
    def about(self) -> Item | None:
        """The thing that was meant; the only one where there is one, None where nobody can say."""
        if "item" not in self.fields:
            return next(iter(self.items.values()), None)
        return self.items.get(self.cleaned_data["item"] or 0)


class SettleForm(Form):
    """What became of something that we missed."""

    settled_as = forms.ChoiceField(
        label=gettext_lazy("What became of it?"),
        choices=loop_terms.MISSED_ENDS,
        widget=forms.RadioSelect,
        error_messages={
            "required": gettext_lazy("Say what became of it."),
            "invalid_choice": gettext_lazy("Choose one of these."),
        },
    )
    note = CleanCharField(
        label=gettext_lazy("Note"),
        help_text=gettext_lazy("For the colleagues who read this; write no names."),
        max_length=300,
        required=False,
    )


class ReopenForm(Form):
    """Which thing is owed an answer again."""

    item = forms.TypedChoiceField(
        label=gettext_lazy("What is it about?"),
        coerce=int,
        error_messages={
            "required": gettext_lazy("Choose what it is about."),
            "invalid_choice": gettext_lazy("Choose one of these."),
        },
    )

    def __init__(self, items: Sequence[Item], *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.items = {one.pk: one for one in items}
        self.offer("item", [(one.pk, one.text) for one in items])

    @property
    def about(self) -> Item:
        """The thing that was chosen."""
        return self.items[self.cleaned_data["item"]]
