"""The parts of a plan whose changes are kept word for word; each app names its own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from kinds import Registry
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


@dataclass(frozen=True, slots=True)
class Part:
    """One sort of row in a plan: what it is called, and which of its columns people change."""

    kind: str
    label: Any
    model: type[models.Model]
    fields: Sequence[str]

    def values(self, row: models.Model) -> dict[str, str]:
        """Return how each column reads now: choices and days as stored, rows by their name."""
        return {name: _as_text(getattr(row, name)) for name in self.fields}

    def label_of(self, name: str) -> str:
        """Return what people call a column."""
        return str(getattr(self.model._meta.get_field(name), "verbose_name", name))

    def reading_of(self, name: str, text: str) -> str:
        """Return a stored value in words: the label of a choice, and all else as it stands."""
        choices = getattr(self.model._meta.get_field(name), "flatchoices", None) or ()
        labels: Mapping[str, Any] = {str(key): label for key, label in choices}
        return str(labels.get(text, text))


def _as_text(value: Any) -> str:
    return "" if value is None else str(value)


parts: Registry[Part] = Registry(
    "part of a plan",
    (
        Part("project", _("The project"), Project, ("title", "why")),
        Part("group", _("A group"), StakeholderGroup, ("name", "kind")),
        Part(
            "evidence",
            _("What it is founded on"),
            EvidenceItem,
            (
                *("sub_question", "statement", "kind", "source", "dated_on", "whose"),
                *("direction", "strength", "scored_by"),
            ),
        ),
        Part("scope", _("What can change"), ScopeItem, ("kind", "text", "why", "known_on")),
        Part("surrounding", _("What is round about"), Surrounding, ("kind", "who", "note")),
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
        ),
        Part(
            "felt",
            _("How far a group felt that it took part"),
            FeltReport,
            ("occasion", "asked_on"),
        ),
        Part("promise", _("How far a group takes part"), PromisedLevel, ("level",)),
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
        ),
        Part("ending", _("Not asking people"), PlanEnding, ("kind", "why", "look_again_on")),
        Part("share", _("The page for people outside"), PlanShare, ("is_on", "is_public")),
    ),
)
"""Higher apps add theirs in `AppConfig.ready`. A person of the register is never among the columns."""
