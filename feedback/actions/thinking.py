"""Thinking an ask through: how far people take part, a fair hearing, how each group hears; and reading what is known."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from access import audit
from access.actors import Actor
from feedback.domain.before_asking import PLAN_FIELDS, Way
from feedback.models import AskPlan, Consultation, GroupFeedback
from projects.actions.history import keep_change, wording

PART, GROUP_PART = "ask", "ask_group"
"""What the history of a project calls them."""


@dataclass(frozen=True, slots=True)
class PlanConflict:
    """Somebody else changed it meanwhile: what stands there now."""

    theirs: AskPlan


@transaction.atomic
def think_through(
    *,
    actor: Actor,
    consultation: Consultation,
    based_on: int,
    values: Mapping[str, Any],
    ways: Sequence[Way],
) -> AskPlan | PlanConflict:
    """Save what was thought through, unless somebody saved other things since version `based_on` was read (0: nothing yet).

    `values` holds any of `PLAN_FIELDS`. A clash changes nothing.
    """
    plan, before = _locked(consultation)
    if plan.version != based_on:
        return PlanConflict(theirs=plan)
    changed = [
        name for name in PLAN_FIELDS if name in values and getattr(plan, name) != values[name]
    ]
    for name in changed:
        setattr(plan, name, values[name])
    plan.version += 1
    plan.save()
    keep_change(actor=actor, project_id=consultation.project_id, part=PART, row=plan, before=before)
    groups = _set_ways(actor, consultation, ways)
    audit.record(actor, "ask_thought_through", consultation, fields=changed, groups=groups)
    return plan


@transaction.atomic
def read_known(*, actor: Actor, consultation: Consultation, today: date) -> AskPlan:
    """Note that somebody has read what people told us before."""
    plan, _before = _locked(consultation)
    plan.version = max(plan.version, 1)
    plan.known_looked_on, plan.known_looked_by_id = today, actor.member_id
    plan.save()
    audit.record(actor, "known_read", consultation)
    return plan


@transaction.atomic
def note_weighing(*, actor: Actor, consultation: Consultation, words: str) -> AskPlan:
    """Note how the answers were weighed, as said when publishing; nothing changes where the same words stand already."""
    plan, before = _locked(consultation)
    if plan.weighed.strip() == words.strip():
        return plan
    plan.version += 1
    plan.weighed = words.strip()
    plan.save()
    keep_change(actor=actor, project_id=consultation.project_id, part=PART, row=plan, before=before)
    audit.record(actor, "ask_thought_through", consultation, fields=["weighed"], groups=[])
    return plan


def _locked(consultation: Consultation) -> tuple[AskPlan, dict[str, str] | None]:
    """The plan as it is now and how it reads, with everybody else who changes it waiting; version 0 before there is one."""
    Consultation.objects.select_for_update().get(pk=consultation.pk)
    plan = AskPlan.objects.filter(consultation=consultation).first()
    if plan is not None:
        return plan, wording(PART, plan)
    return AskPlan(
        organisation_id=consultation.organisation_id, consultation=consultation, version=0
    ), None


def _set_ways(actor: Actor, consultation: Consultation, ways: Sequence[Way]) -> list[int]:
    """Let exactly these groups hear in these ways; return the groups whose way changed."""
    kept = {
        one.group_id: one
        for one in GroupFeedback.objects.filter(consultation=consultation).select_related("group")
    }
    changed = []
    for way in ways:
        row = kept.get(way.group_id)
        if row is None and way.how:
            row = GroupFeedback(
                organisation_id=consultation.organisation_id,
                consultation=consultation,
                group_id=way.group_id,
            )
        if row is not None and _set_way(actor, row, way):
            changed.append(way.group_id)
    return changed


def _set_way(actor: Actor, row: GroupFeedback, way: Way) -> bool:
    """Change one group's way, or take it away where it has no words; return whether anything changed."""
    where: Any = {"actor": actor, "project_id": row.consultation.project_id, "part": GROUP_PART}
    before = wording(GROUP_PART, row) if row.pk else None
    if not way.how:
        keep_change(**where, row=row, before=before, is_removed=True)
        row.delete()
        return True
    row.how, row.easy_read, row.interpreted = way.how, way.easy_read, way.interpreted
    row.save()
    return keep_change(**where, row=row, before=before) is not None
