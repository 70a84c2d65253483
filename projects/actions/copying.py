"""Copying what a plan says: its groups, scope, surroundings, means and the questions to be decided."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from projects.models import (
    Decider,
    Decision,
    DecisionLevel,
    Project,
    Running,
    ScopeItem,
    StakeholderGroup,
    Surrounding,
)

MEANS = ("hours", "budget", "support", "creche", "travel", "interpreters")
"""What there is to do it with. Who leads, has done it before or can help is asked anew: those are people."""
TO_DECIDE = ("title", "stage_number", "is_open", "rule")
"""What is to be decided and how. When, by whom of us, and what came of it belongs to the project it happened in."""


@transaction.atomic
def copy_parts(*, source: Project, into: Project) -> Mapping[int, StakeholderGroup]:
    """Copy into a new project what `source` says about groups, scope, surroundings, means and decisions.

    Return the new groups by the id of the one each was copied from.
    """
    groups = {
        one.pk: _new(into, StakeholderGroup, one, ("name", "kind")) for one in source.groups.all()
    }
    for item in source.scope_items.all():
        _new(into, ScopeItem, item, ("kind", "text", "why", "position"))
    for other in source.surroundings.all():
        _new(into, Surrounding, other, ("kind", "who", "note"))
    for means in Running.objects.filter(project=source):
        _new(into, Running, means, MEANS)
    for decision in source.decisions.prefetch_related("deciders", "levels"):
        _copy_decision(decision, into, groups)
    return groups


def _copy_decision(
    decision: Decision, into: Project, groups: Mapping[int, StakeholderGroup]
) -> None:
    made = _new(into, Decision, decision, TO_DECIDE)
    home = into.organisation_id
    Decider.objects.bulk_create(
        Decider(organisation_id=home, decision=made, group=groups[one.group_id], people=one.people)
        for one in decision.deciders.all()
        if one.group_id is not None
    )
    DecisionLevel.objects.bulk_create(
        DecisionLevel(
            organisation_id=home, decision=made, group=groups[one.group_id], level=one.level
        )
        for one in decision.levels.all()
    )


def _new(into: Project, model: Any, row: Any, fields: tuple[str, ...]) -> Any:
    values = {name: getattr(row, name) for name in fields}
    return model.objects.create(organisation_id=into.organisation_id, project=into, **values)
