"""Handing on what a member decides, does or leads in projects to those who take over."""

from django.db.models import F

from access import audit
from organisations.duties import Handing
from organisations.models import Member
from projects.models import Action, Decider, Decision, Project, Running
from projects.queries.duties import (
    action_key,
    actions_held_by,
    decision_key,
    lead_key,
    led_by,
    open_decisions_of,
)


def reassign(handing: Handing) -> None:
    """Hand on open decisions, what is to be done, and the lead of projects; by force to who leads the project."""
    gone = handing.member.pk
    moved = 0
    for decision in open_decisions_of(gone):
        if (to := handing.taker(decision_key(decision.pk), _leads(decision.project))) is not None:
            _decides(decision, gone, to)
            moved += 1
    for action in actions_held_by(gone):
        if (to := handing.taker(action_key(action.pk), _leads(action.project))) is not None:
            field = "member" if action.member_id == gone else "keeper"
            Action.objects.filter(pk=action.pk).update(**{field: to}, version=F("version") + 1)
            moved += 1
    for running in led_by(gone):
        if (to := handing.taker(lead_key(running.pk))) is not None:
            Running.objects.filter(pk=running.pk).update(lead=to, version=F("version") + 1)
            moved += 1
    if moved:
        audit.record(handing.by, "duties of projects handed on", handing.member, duties=moved)


def _leads(project: Project) -> list[Member]:
    found = Running.objects.filter(project=project).select_related("lead__user").first()
    return [found.lead] if found and found.lead else []


def _decides(decision: Decision, gone: int, to: Member) -> None:
    held = Decider.objects.filter(decision=decision)
    if held.filter(member=to).exists():
        held.filter(member=gone).delete()
    else:
        held.filter(member=gone).update(member=to)
    Decision.objects.filter(pk=decision.pk).update(version=F("version") + 1)
