"""A group that a project concerns, as people type it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from projects.models import GroupKind, Project, StakeholderGroup
from projects.queries.groups import is_group_name_taken
from ui.forms import CleanCharField, Form

NAME_TAKEN = _("There is a group of this name already.")


class GroupForm(Form):
    """What a group is called, and how it relates to the service."""

    name = CleanCharField(
        label=_("What is the group called?"),
        max_length=80,
        widget=forms.TextInput(attrs={"dir": "auto"}),
        help_text=_("In plain words, for example: Parents and carers."),
        error_messages={"required": _("Give the group a name.")},
    )
    kind = forms.ChoiceField(
        label=_("How do they relate to the service?"),
        choices=GroupKind,
        widget=forms.RadioSelect,
        error_messages={"required": _("Say how they relate to the service.")},
    )

    def __init__(
        self, *args: Any, project: Project, group: StakeholderGroup | None = None, **options: Any
    ) -> None:
        """Take the project, and the group when one is changed."""
        super().__init__(*args, **options)
        self.project, self.group = project, group

    def clean_name(self) -> str:
        """Refuse a name that another group of the project has."""
        name: str = self.cleaned_data["name"]
        besides = self.group.pk if self.group else None
        if is_group_name_taken(self.project, name, besides=besides):
            raise forms.ValidationError(NAME_TAKEN)
        return name
