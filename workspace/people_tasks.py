"""What can be done with many people at once: for each task its form, whom it leaves as they are, and the action."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from access.actors import Actor
from access.roles import Role
from participants import terms
from participants.actions import set_for_many
from participants.forms.people import LimitsForm
from participants.queries import everybody
from projects.actions import give_places, take_out_of_project
from projects.models import Project
from projects.queries import (
    group_choices,
    people_in_group,
    people_placed,
    place_choices,
    projects_of,
)
from ui.forms import Form


class ProjectForm(Form):
    """A project of the actor's."""

    project = forms.TypedChoiceField(
        label=_("Project"), coerce=int, error_messages={"required": _("Choose a project.")}
    )

    def __init__(self, actor: Actor, data: Any) -> None:
        """Take who acts: only projects whose team they are on can be chosen, and all by the owner."""
        super().__init__(data)
        own = place_choices(actor.member_id, is_everywhere=actor.is_at_least(Role.OWNER))
        self.offer("project", [("", _("Choose a project")), *own])


class ProjectAndGroupForm(ProjectForm):
    """A project of the actor's, and one of its groups."""

    group = forms.TypedChoiceField(
        label=_("Group"),
        coerce=int,
        empty_value=None,
        required=False,
        help_text=_("With none chosen, whoever has a group there keeps it."),
    )

    def __init__(self, actor: Actor, data: Any) -> None:
        """Take who acts."""
        super().__init__(actor, data)
        own = None if actor.is_at_least(Role.OWNER) else projects_of(actor.member_id)
        self.offer("group", [("", _("None of them")), *group_choices(own)])

    def clean(self) -> dict[str, Any]:
        """Refuse a group of another project."""
        values = super().clean() or {}
        project, group = values.get("project"), values.get("group")
        if project and group and not Project.objects.filter(pk=project, groups=group).exists():
            self.add_error(
                "group", _("This group belongs to another project. Choose one of the project’s.")
            )
        return values


class ChannelForm(Form):
    """The best way to reach people."""

    channel = forms.ChoiceField(
        label=_("Best way to reach them"),
        choices=[("", _("Choose")), *terms.CHANNELS],
        error_messages={"required": _("Choose a way to reach them.")},
    )

    def __init__(self, actor: Actor, data: Any) -> None:
        """Take who acts, which makes no difference here."""
        del actor
        super().__init__(data)


class LanguageForm(Form):
    """People's language."""

    language = forms.ChoiceField(
        label=_("Language"),
        choices=[("", _("Choose")), *terms.LANGUAGES],
        error_messages={"required": _("Choose a language.")},
    )

    def __init__(self, actor: Actor, data: Any) -> None:
        """Take who acts, which makes no difference here."""
        del actor
        super().__init__(data)


class ProfileForm(LimitsForm):
    """How often we may ask people, and who agreed; a limit of their own is each person's and not set for many."""

    def __init__(self, actor: Actor, data: Any) -> None:
        """Take who acts, which makes no difference here."""
        del actor
        super().__init__(data)
        for name in ("own_limit_times", "own_limit_days", "seen"):
            del self.fields[name]


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do. `unchanged` returns those for whom it is so already, `apply` how many it changed."""

    code: str
    label: Any
    form: Callable[[Actor, Any], forms.Form]
    unchanged: Callable[[Sequence[int], Any], set[int]]
    why_unchanged: Any
    apply: Callable[[Actor, Sequence[int], Any], int]


def _have_it(ids: Sequence[int], values: Any) -> set[int]:
    """Those who have all of these values already."""
    return set(everybody().filter(pk__in=ids, **values).values_list("pk", flat=True))


def _set(actor: Actor, ids: Sequence[int], values: Any) -> int:
    return set_for_many(actor=actor, participant_ids=ids, values=values)


def _are_there(ids: Sequence[int], values: Any) -> set[int]:
    """Those who have a place in the project, in this group where one is chosen."""
    if values["group"]:
        placed = people_in_group(values["group"])
    else:
        placed = people_placed([values["project"]])
    return set(placed.filter(participant__in=ids).values_list("participant", flat=True))


def _are_not_there(ids: Sequence[int], values: Any) -> set[int]:
    """Those who have no place in the project."""
    return set(ids) - _are_there(ids, {"project": values["project"], "group": None})


def _place(actor: Actor, ids: Sequence[int], values: Any) -> int:
    project = Project.objects.get(pk=values["project"])
    return give_places(actor=actor, project=project, participant_ids=ids, group_id=values["group"])


def _take_out(actor: Actor, ids: Sequence[int], values: Any) -> int:
    project = Project.objects.get(pk=values["project"])
    return take_out_of_project(actor=actor, project=project, participant_ids=ids)


HAVE_IT = _("It is so for them already.")
TASKS = {
    task.code: task
    for task in (
        Task(
            code="place",
            label=_("Put in a project and a group"),
            form=ProjectAndGroupForm,
            unchanged=_are_there,
            why_unchanged=_("They have this place already."),
            apply=_place,
        ),
        Task("channel", _("Set how to reach them best"), ChannelForm, _have_it, HAVE_IT, _set),
        Task("language", _("Set their language"), LanguageForm, _have_it, HAVE_IT, _set),
        Task("profile", _("Set how often we may ask"), ProfileForm, _have_it, HAVE_IT, _set),
        Task(
            code="take_out",
            label=_("Take out of a project"),
            form=ProjectForm,
            unchanged=_are_not_there,
            why_unchanged=_("They have no place in it."),
            apply=_take_out,
        ),
    )
}
