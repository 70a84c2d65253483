"""The languages that an organisation writes in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from organisations.models import Organisation
from ui.forms import Form
from ui.languages import LANGUAGES, OFTEN, Language, language


class LanguagesForm(Form):
    """Which languages people are written to in, besides the organisation's own."""

    languages = forms.MultipleChoiceField(
        label=_("Other languages"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[(code, one.own_name) for code, one in LANGUAGES.items()],
        error_messages={"invalid_choice": _("Choose languages from the list.")},
    )

    def __init__(self, *args: Any, organisation: Organisation, **options: Any) -> None:
        """Take what a form takes, and the organisation whose languages these are."""
        self.own = language(organisation.language)
        super().__init__(*args, initial={"languages": organisation.languages}, **options)

    def clean_languages(self) -> list[str]:
        """The languages, each once and without the organisation's own, in the order of the list."""
        ticked = set(self.cleaned_data["languages"]) - {self.own.code}
        return [code for code in LANGUAGES if code in ticked]

    @property
    def often(self) -> list[tuple[Language, bool]]:
        """The languages that are read most, and those that are chosen, each with whether it is."""
        chosen = self._chosen()
        return [
            (one, code in chosen)
            for code, one in LANGUAGES.items()
            if (code in OFTEN or code in chosen) and code != self.own.code
        ]

    @property
    def others(self) -> list[tuple[Language, bool]]:
        """All others."""
        shown = {one.code for one, _is_chosen in self.often} | {self.own.code}
        return [(one, False) for code, one in LANGUAGES.items() if code not in shown]

    def _chosen(self) -> set[str]:
        return {str(code) for code in self["languages"].value() or []}
