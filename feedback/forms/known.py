"""Searching in what people told us before."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ui.forms import CleanCharField, Form


class KnownForm(Form):
    """Words, people, and a project; each narrows what is shown."""

    q = CleanCharField(
        label=_("About what?"),
        max_length=200,
        required=False,
        help_text=_("Words of titles, questions, and of what we said came of it."),
    )
    group = forms.TypedChoiceField(
        label=_("Which people?"), required=False, coerce=int, empty_value=None
    )
    project = forms.TypedChoiceField(
        label=_("Which project?"), required=False, coerce=int, empty_value=None
    )

    def __init__(
        self,
        *args: Any,
        projects: Sequence[tuple[int, str]],
        groups: Sequence[tuple[str, Sequence[tuple[int, str]]]],
        **options: Any,
    ) -> None:
        """Take the projects, and their groups by the title of the project."""
        super().__init__(*args, **options)
        self.offer("group", [("", _("Everybody")), *groups])
        self.offer("project", [("", _("Every project")), *projects])
