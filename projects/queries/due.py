"""What is due to be done or decided, and who is to be reminded of it."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.db.models import Prefetch

from access.scope import across_organisations
from organisations.duties import first_here
from organisations.models import Member
from projects.domain.reminding import ACTION_AHEAD, DECISION_AHEAD, LATE_FOR
from projects.models import Action, ActionState, Decider, Decision, Project, TeamMember

A_DAY = timedelta(days=1)
"""Somewhere it is a day earlier or later than here."""


def actions_due(now: datetime) -> list[tuple[int, int]]:
    """Return (organisation, action) of what is to do and due about now, in every organisation; one statement."""
    first, last = _span(now, ACTION_AHEAD)
    with across_organisations(reason="the planner looks for what is due in every organisation"):
        rows = Action.objects.filter(
            state=ActionState.TO_DO, due_on__range=(first, last), project__binned_at=None
        )
        return list(rows.order_by("pk").values_list("organisation_id", "pk"))


def decisions_due(now: datetime) -> list[tuple[int, int]]:
    """Return (organisation, decision) of what is not decided and due about now, in every organisation; one statement."""
    first, last = _span(now, DECISION_AHEAD)
    with across_organisations(reason="the planner looks for what is due in every organisation"):
        rows = Decision.objects.filter(
            decided_on=None, due_on__range=(first, last), project__binned_at=None
        )
        return list(rows.order_by("pk").values_list("organisation_id", "pk"))


def actions_by_id(ids: Sequence[int]) -> list[Action]:
    """Return these actions with whoever does them, looks after them or leads their project; one statement."""
    rows = Action.objects.filter(pk__in=list(ids), project__binned_at=None)
    return list(
        rows.select_related(
            *("organisation", "project", "member__user", "keeper__user", "partner"),
            "project__running__lead__user",
        )
    )


def decisions_by_id(ids: Sequence[int]) -> list[Decision]:
    """Return these decisions with whoever holds them, leads their project or is on its team; three statements."""
    rows = Decision.objects.filter(pk__in=list(ids), project__binned_at=None)
    held = Decider.objects.select_related("member__user", "group")
    team = TeamMember.objects.select_related("member__user").order_by("pk")
    return list(
        rows.select_related("organisation", "project__running__lead__user").prefetch_related(
            Prefetch("deciders", queryset=held), Prefetch("project__team", queryset=team)
        )
    )


def reminded_of_action(action: Action) -> Member | None:
    """Return who is reminded of an action: the member who does it, else its keeper, else whoever leads the project."""
    return first_here((action.member, action.keeper, _lead(action.project)))


def reminded_of_decision(decision: Decision) -> list[Member]:
    """Return who is reminded of a decision: the members who hold it; where others hold it too, whoever leads the project.

    Where nobody leads it, everybody on the team who works here.
    """
    held = list(decision.deciders.all())
    found = {one.member_id: one.member for one in held if _is_here(one.member)}
    if len(found) < len(held) or not held:
        lead = _lead(decision.project)
        team = [one.member for one in decision.project.team.all()]
        stand_in = [lead] if _is_here(lead) else team
        found |= {one.pk: one for one in stand_in if one is not None and _is_here(one)}
    return [one for one in found.values() if one is not None]


def _span(now: datetime, ahead: timedelta) -> tuple[date, date]:
    return (now - LATE_FOR - A_DAY).date(), (now + ahead + A_DAY).date()


def _lead(project: Project) -> Member | None:
    running = getattr(project, "running", None)
    return running.lead if running else None


def _is_here(member: Member | None) -> bool:
    return member is not None and member.works_here
