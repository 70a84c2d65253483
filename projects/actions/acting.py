"""Changes to what was agreed to be done: by whom, by when, and how far it is."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from access import audit
from access.actors import Actor
from projects.actions.history import keep_change, wording
from projects.actions.versions import Clash, locked
from projects.domain.deciding import ActionPlan
from projects.models import Action, ActionState, Project

PLANNED = (
    *("text", "decision_id", "member_id", "participant_id", "is_paid", "partner_id"),
    *("partner_person", "keeper_id", "helper", "due_on"),
)
WHO = ("member_id", "participant_id", "partner_id", "partner_person")


@transaction.atomic
def add_action(*, actor: Actor, project: Project, plan: ActionPlan) -> Action:
    """Write down what somebody agreed to do."""
    action = Action(organisation_id=project.organisation_id, project=project)
    for name in PLANNED:
        setattr(action, name, getattr(plan, name))
    action.save()
    keep_change(actor=actor, project_id=project.pk, part="action", row=action, before=None)
    audit.record(actor, "action_added", action, project=project.pk)
    return action


@transaction.atomic
def change_action(
    *, actor: Actor, action: Action, based_on: int, plan: ActionPlan
) -> Action | Clash[Action]:
    """Change an action, unless somebody changed it since version `based_on` was read. Whoever does it now has not seen it."""
    current = locked(action)
    if current.version != based_on:
        return Clash(current)
    before = wording("action", current)
    if any(getattr(current, name) != getattr(plan, name) for name in WHO):
        current.seen_on = None
    for name in PLANNED:
        setattr(current, name, getattr(plan, name))
    _save(actor, current, before, verb="action_changed")
    return current


@transaction.atomic
def finish(*, actor: Actor, action: Action, on: date) -> None:
    """Say that it was done on this day."""
    current = locked(action)
    before = wording("action", current)
    current.state, current.done_on, current.dropped_because = ActionState.DONE, on, ""
    _save(actor, current, before, verb="action_done")


@transaction.atomic
def drop(*, actor: Actor, action: Action, because: str) -> None:
    """Say that nobody does it, and why."""
    current = locked(action)
    before = wording("action", current)
    current.state, current.done_on, current.dropped_because = ActionState.DROPPED, None, because
    _save(actor, current, before, verb="action_dropped")


@transaction.atomic
def take_up_again(*, actor: Actor, action: Action) -> None:
    """Let it be to do again."""
    current = locked(action)
    if current.state == ActionState.TO_DO:
        return
    before = wording("action", current)
    current.state, current.done_on, current.dropped_because = ActionState.TO_DO, None, ""
    _save(actor, current, before, verb="action_reopened")


@transaction.atomic
def say_seen(*, actor: Actor, action: Action, on: date) -> None:
    """Note that whoever does it has seen it. A member says so themselves; for others a colleague does.

    Raises:
        ValidationError: when another member does it.

    """
    current = locked(action)
    if current.member_id not in {None, actor.member_id}:
        raise ValidationError(_("Only the one who does it can say that they have seen it."))
    if current.seen_on is None:
        current.seen_on = on
        current.save(update_fields=["seen_on"])
        audit.record(actor, "action_seen", current, project=current.project_id)


def _save(actor: Actor, action: Action, before: dict[str, str], *, verb: str) -> None:
    action.version += 1
    action.save()
    keep_change(actor=actor, project_id=action.project_id, part="action", row=action, before=before)
    audit.record(actor, verb, action, project=action.project_id)
