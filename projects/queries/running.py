"""Who runs a project, and with what. What is blank is said as blank."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from projects.models import Project, Running

SAID = ("done_before", "can_help", "budget", "support", "creche", "travel", "interpreters")


@dataclass(frozen=True, slots=True)
class RunningLine:
    """One thing about running a project, what is said of it, and whether anything is."""

    label: Any
    words: str

    @property
    def is_blank(self) -> bool:
        """Whether nothing is said."""
        return not self.words


@dataclass(frozen=True, slots=True)
class RunningPlan:
    """Who runs a project and with what, in the order in which it is read; `look` says what is worth a look."""

    lines: tuple[RunningLine, ...]
    look: str


def running_row(project: Project) -> Running | None:
    """Return what is said about running a project; one statement."""
    return Running.objects.filter(project=project).select_related("lead__user").first()


def running_plan(row: Running | None) -> RunningPlan:
    """Return the same in words. No statement."""
    row = row or Running()
    lead = row.lead
    labels = {field.name: field.verbose_name for field in Running._meta.concrete_fields}
    said = {name: RunningLine(labels[name], getattr(row, name)) for name in SAID}
    hours = (
        ngettext("%(n)s hour", "%(n)s hours", row.hours) % {"n": row.hours}
        if row.hours is not None
        else ""
    )
    has_left = lead is not None and not lead.works_here
    return RunningPlan(
        lines=(
            RunningLine(_("who leads it"), str(lead or "")),
            said["done_before"],
            said["can_help"],
            RunningLine(_("hours of facilitation, which are a cost"), hours),
            *(said[name] for name in SAID[2:]),
        ),
        look=_("%(name)s does not work here any more. Name somebody else who leads it.")
        % {"name": lead}
        if has_left
        else "",
    )
