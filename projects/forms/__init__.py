"""Title, reason and team of a project."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ui.forms import CleanCharField, Form


class ProjectForm(Form):
    """The title and why; and the team, for whoever may choose it."""

    title = CleanCharField(
        label=_("Title"),
        max_length=140,
        error_messages={"required": _("Give the project a title.")},
    )
    why = CleanCharField(
        label=_("Why we are co-producing this"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )
    team = forms.TypedMultipleChoiceField(
        label=_("Team"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("The team may see names and addresses of the people you ask."),
        error_messages={"required": _("Leave at least one person on the team.")},
    )

    def __init__(
        self, *args: Any, members: Sequence[tuple[int, str]], may_choose_team: bool, **options: Any
    ) -> None:
        """Take the members of the organisation; leave the team out for whoever may not choose it."""
        super().__init__(*args, **options)
        self.offer("team", members)
        if not may_choose_team:
            del self.fields["team"]
