"""The parts of a plan whose changes are kept word for word; each app names its own."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kinds import Registry
from projects import terms
from projects.models import (
    Action,
    Decider,
    Decision,
    DecisionLevel,
    EvidenceItem,
    FeltReport,
    PlanEnding,
    PlanShare,
    Project,
    PromisedLevel,
    Running,
    ScopeItem,
    StakeholderGroup,
    Surrounding,
)
from ui.days import day_in_words


@dataclass(frozen=True, slots=True)
class Part:
    """One sort of row in a plan: what it is called, and which of its columns people change.

    `title` says what a row is called; "" where there is only one of it. `readings` gives the words of columns whose choices
    the table does not know, by stored text, and `labels` what columns are called that have no words of their own.
    """

    kind: str
    label: Any
    model: type[models.Model]
    fields: Sequence[str]
    title: Callable[[Any], str] = str
    readings: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    labels: Mapping[str, Any] = field(default_factory=dict)

    def values(self, row: models.Model) -> dict[str, str]:
        """Return how each column reads now: choices and days as stored, rows by their name."""
        return {name: _as_text(getattr(row, name)) for name in self.fields}

    def label_of(self, name: str) -> str:
        """Return what people call a column."""
        if name in self.labels:
            return str(self.labels[name])
        return str(getattr(self.model._meta.get_field(name), "verbose_name", name))

    def reading_of(self, name: str, text: str) -> str:
        """Return a stored value in words: the label of a choice, a day as people read it, and all else as it stands."""
        column = self.model._meta.get_field(name)
        choices = getattr(column, "flatchoices", None) or ()
        labels: dict[str, Any] = {str(key): label for key, label in choices}
        labels.update(self.readings.get(name, {}))
        if isinstance(column, models.BooleanField):
            labels.update({"True": gettext("yes"), "False": gettext("no")})
        if isinstance(column, models.DateField) and text:
            return day_in_words(date.fromisoformat(text[:10]))
        return str(labels.get(text, text))


def _as_text(value: Any) -> str:
    return "" if value is None else str(value)


def _untitled(row: models.Model) -> str:
    """Return nothing, for parts of which a project has one."""
    del row
    return ""


def _of_group(row: Any) -> str:
    """Return the group that a row is about."""
    return str(row.group)


_STRENGTHS = {str(number): words for number, words in terms.STRENGTHS.items()}


parts: Registry[Part] = Registry(
    "part of a plan",
    (
        Part("project", _("The project"), Project, ("title", "why"), title=_untitled),
        Part("group", _("A group"), StakeholderGroup, ("name", "kind")),
        Part(
            "evidence",
            _("What it is founded on"),
            EvidenceItem,
            (
                *("sub_question", "statement", "kind", "source", "dated_on", "whose"),
                *("direction", "strength", "scored_by"),
            ),
            readings={"strength": _STRENGTHS},
            labels={"scored_by": _("who scored it")},
        ),
        Part("scope", _("What can change"), ScopeItem, ("kind", "text", "why", "known_on")),
        Part("surrounding", _("What else goes on around it"), Surrounding, ("kind", "who", "note")),
        Part(
            "decision",
            _("A decision"),
            Decision,
            (
                *("title", "stage_number", "is_open", "rule", "due_on", "decided_on", "what"),
                *("why", "considered", "splits", "childrens_views"),
            ),
        ),
        Part("decider", _("Who decides"), Decider, ("member", "group", "people", "name")),
        Part(
            "decision_level",
            _("How far a group takes part in a decision"),
            DecisionLevel,
            ("level",),
            title=_of_group,
        ),
        Part(
            "felt",
            _("How far a group felt that it took part"),
            FeltReport,
            ("occasion", "asked_on"),
        ),
        Part(
            "promise", _("How far a group takes part"), PromisedLevel, ("level",), title=_of_group
        ),
        Part(
            "action",
            _("An action"),
            Action,
            (
                *("text", "member", "partner", "partner_person", "keeper", "helper", "due_on"),
                *("state", "done_on", "dropped_because"),
            ),
        ),
        Part(
            "running",
            _("Who runs it"),
            Running,
            (
                *("lead", "done_before", "can_help", "hours", "budget", "support"),
                *("creche", "travel", "interpreters"),
            ),
            title=_untitled,
        ),
        Part(
            "ending",
            _("Not asking people"),
            PlanEnding,
            ("kind", "why", "look_again_on"),
            title=_untitled,
        ),
        Part(
            "share",
            _("The page for people outside"),
            PlanShare,
            ("is_on", "is_public"),
            title=_untitled,
        ),
    ),
)
"""Higher apps add theirs in `AppConfig.ready`. A person of the register is never among the columns."""
