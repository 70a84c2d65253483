"""Changes to the register of decisions: what is decided, who holds it, how far each group takes part, what came of it."""

from collections.abc import Mapping, Sequence

from django.db import transaction

from access import audit
from access.actors import Actor
from projects.actions.history import keep_change, wording
from projects.actions.versions import Clash, locked
from projects.domain.deciding import DeciderRow, DecisionPlan, Outcome
from projects.models import Decider, Decision, DecisionLevel, Project

PLANNED = ("title", "stage_number", "is_open", "rule", "due_on")
CAME_OF_IT = ("decided_on", "what", "why", "considered", "splits", "childrens_views")


@transaction.atomic
def add_decision(*, actor: Actor, project: Project, plan: DecisionPlan) -> Decision:
    """Write down something that is to be decided."""
    decision = Decision(organisation_id=project.organisation_id, project=project)
    _take_over(decision, plan)
    keep_change(actor=actor, project_id=project.pk, part="decision", row=decision, before=None)
    _set_deciders(actor, decision, plan.deciders)
    _set_levels(actor, decision, plan.levels)
    audit.record(actor, "decision_added", decision, project=project.pk)
    return decision


@transaction.atomic
def change_decision(
    *, actor: Actor, decision: Decision, based_on: int, plan: DecisionPlan
) -> Decision | Clash[Decision]:
    """Change a decision, unless somebody changed it since version `based_on` was read."""
    current = locked(decision)
    if current.version != based_on:
        return Clash(current)
    before = wording("decision", current)
    current.version += 1
    _take_over(current, plan)
    _keep(actor, current, before)
    _set_deciders(actor, current, plan.deciders)
    _set_levels(actor, current, plan.levels)
    audit.record(actor, "decision_changed", current, project=current.project_id)
    return current


@transaction.atomic
def decide(
    *, actor: Actor, decision: Decision, based_on: int, outcome: Outcome
) -> Decision | Clash[Decision]:
    """Write down what was decided and how it was weighed, or correct it; a clash changes nothing."""
    current = locked(decision)
    if current.version != based_on:
        return Clash(current)
    before = wording("decision", current)
    for name in CAME_OF_IT:
        setattr(current, name, getattr(outcome, name))
    current.version += 1
    current.save()
    _keep(actor, current, before)
    audit.record(actor, "decision_taken", current, project=current.project_id)
    return current


@transaction.atomic
def reopen(*, actor: Actor, decision: Decision) -> None:
    """Let it be decided again. What was said the first time stays to be read and changed."""
    current = locked(decision)
    if current.decided_on is None:
        return
    before = wording("decision", current)
    current.decided_on = None
    current.version += 1
    current.save(update_fields=["decided_on", "version"])
    _keep(actor, current, before)
    audit.record(actor, "decision_reopened", current, project=current.project_id)


@transaction.atomic
def remove_decision(*, actor: Actor, decision: Decision) -> None:
    """Take back a decision that was written down by mistake. What is to be done because of it stays."""
    before = wording("decision", decision)
    keep_change(
        actor=actor,
        project_id=decision.project_id,
        part="decision",
        row=decision,
        before=before,
        is_removed=True,
    )
    audit.record(actor, "decision_removed", decision, project=decision.project_id)
    decision.delete()


def _take_over(decision: Decision, plan: DecisionPlan) -> None:
    for name in PLANNED:
        setattr(decision, name, getattr(plan, name))
    decision.save()


def _keep(actor: Actor, decision: Decision, before: Mapping[str, str]) -> None:
    keep_change(
        actor=actor,
        project_id=decision.project_id,
        part="decision",
        row=decision,
        before=before,
    )


def _set_deciders(actor: Actor, decision: Decision, wanted: Sequence[DeciderRow]) -> None:
    """Let exactly these hold the decision."""
    rows = Decider.objects.filter(decision=decision).select_related("member__user", "group")
    known = {(one.member_id, one.group_id, one.name): one for one in rows}
    asked_for = {one.key: one for one in wanted}
    for key in known.keys() - asked_for.keys():
        _forget(actor, decision, "decider", known[key])
    for key, one in asked_for.items():
        row = known.get(key)
        before = wording("decider", row) if row else None
        row = row or Decider(
            organisation_id=decision.organisation_id,
            decision=decision,
            member_id=one.member_id,
            group_id=one.group_id,
            name=one.name,
        )
        row.people = one.people
        row.save()
        _note(actor, decision, "decider", row, before)


def _set_levels(actor: Actor, decision: Decision, wanted: Mapping[int, int]) -> None:
    """Let the decision say exactly this about each group."""
    rows = DecisionLevel.objects.filter(decision=decision).select_related("group")
    known = {one.group_id: one for one in rows}
    for group_id in known.keys() - wanted.keys():
        _forget(actor, decision, "decision_level", known[group_id])
    for group_id, level in wanted.items():
        row = known.get(group_id)
        before = wording("decision_level", row) if row else None
        row = row or DecisionLevel(
            organisation_id=decision.organisation_id, decision=decision, group_id=group_id
        )
        row.level = level
        row.save()
        _note(actor, decision, "decision_level", row, before)


def _note(
    actor: Actor,
    decision: Decision,
    part: str,
    row: Decider | DecisionLevel,
    before: Mapping[str, str] | None,
) -> None:
    keep_change(actor=actor, project_id=decision.project_id, part=part, row=row, before=before)


def _forget(actor: Actor, decision: Decision, part: str, row: Decider | DecisionLevel) -> None:
    keep_change(
        actor=actor,
        project_id=decision.project_id,
        part=part,
        row=row,
        before=wording(part, row),
        is_removed=True,
    )
    row.delete()
