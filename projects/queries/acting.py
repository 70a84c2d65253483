"""What was agreed to be done, as pages show it. Names of people stand there only for those who may see them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from access.actors import Actor
from participants.queries import label_of, people
from projects.domain.responsibility import Deed
from projects.models import Action, ActionState, Participation, Project

NEXT = 3
"""How many actions a project's page shows."""
WE, PARTNERS, NOBODY, PEOPLE = "we", "partners", "nobody", "people"
"""Whose an action is, where it is no group's."""


@dataclass(frozen=True, slots=True)
class ActionRow:
    """One action in words. `days_late` is 0 where its day is not over; `is_mine` says that the reader does it."""

    action: Action
    who: str
    keeper: str
    look: str
    days_late: int
    is_mine: bool
    may_act: bool

    @property
    def is_to_do(self) -> bool:
        """Whether it is still to be done."""
        return bool(self.action.state == ActionState.TO_DO)

    @property
    def may_say_seen(self) -> bool:
        """Whether the reader can note that whoever does it has seen it: a member says so themselves."""
        to_do = self.is_to_do and self.action.seen_on is None
        has_somebody = bool(self.action.participant_id or self.action.partner_id)
        return to_do and (self.is_mine or (has_somebody and self.may_act))


def actions_of(project: Project) -> list[Action]:
    """Return what was agreed in a project, what is to do first, the soonest first; one statement."""
    rows = _with_names(Action.objects.filter(project=project))
    order = {ActionState.TO_DO: 0, ActionState.DONE: 1, ActionState.DROPPED: 2}
    return sorted(rows, key=lambda one: (order[ActionState(one.state)], _day(one), one.pk))


def action_rows(
    actions: Sequence[Action], *, actor: Actor, may_change: bool, may_see_names: bool, today: date
) -> list[ActionRow]:
    """Return these actions in words; two statements where people of the register do some and may be named."""
    ids = {one.participant_id for one in actions if one.participant_id}
    row = partial(
        _row,
        names=names_of(ids, may_see_names=may_see_names),
        actor=actor,
        may_change=may_change,
        today=today,
    )
    return [row(one) for one in actions]


def next_actions(
    project: Project, *, actor: Actor, may_see_names: bool, today: date
) -> list[ActionRow]:
    """Return up to three actions that are due next, what is overdue first; at most three statements."""
    rows = _with_names(Action.objects.filter(project=project, state=ActionState.TO_DO))
    soonest = list(rows.exclude(due_on=None).order_by("due_on", "pk")[:NEXT])
    return action_rows(
        soonest, actor=actor, may_change=False, may_see_names=may_see_names, today=today
    )


def names_of(participant_ids: Iterable[int], *, may_see_names: bool) -> dict[int, str]:
    """Return what stands for each of these people: the name for whoever may see it, else a number."""
    ids = set(participant_ids)
    known = people(ids) if may_see_names and ids else {}
    return {pk: (known[pk].name if pk in known else "") or label_of(pk) for pk in ids}


def person_choices(
    project: Project, *, may_see_names: bool, kept: int | None = None
) -> list[tuple[int, str]]:
    """Return the people who have a place in the project, and the one `kept` from before, by what they are called."""
    ids = set(Participation.objects.filter(project=project).values_list("participant", flat=True))
    named = names_of(ids | ({kept} if kept else set()), may_see_names=may_see_names)
    return sorted(named.items(), key=lambda one: (one[1].casefold(), one[0]))


def deeds(project: Project, actions: Sequence[Action]) -> list[Deed]:
    """Return the actions as they count; one statement where people of the register do some, else none."""
    ids = {one.participant_id for one in actions if one.participant_id}
    places = Participation.objects.filter(project=project, participant__in=ids)
    groups = dict(places.values_list("participant_id", "group_id")) if ids else {}
    return [
        Deed(
            owner=owner_of(one, groups),
            due_on=one.due_on,
            done_on=one.done_on,
            has_name=has_name(one),
            is_unpaid=one.participant_id is not None and not one.is_paid,
            is_dropped=one.state == ActionState.DROPPED,
        )
        for one in actions
    ]


def owner_of(action: Action, groups: Mapping[int, int | None]) -> str:
    """Return whose an action is: ours, a partner's, the key of a group of people, people's without a group, or nobody's."""
    if action.member_id:
        return WE
    if action.partner_id:
        return PARTNERS
    if not action.participant_id:
        return NOBODY
    group = groups.get(action.participant_id)
    return group_key(group) if group else PEOPLE


def group_key(group_id: int) -> str:
    """Return the key under which a group's actions are counted."""
    return f"group:{group_id}"


def has_name(action: Action) -> bool:
    """Whether a person, by name or by role, is to do it."""
    return bool(action.member_id or action.participant_id or action.partner_person)


def _with_names(rows: QuerySet[Action]) -> QuerySet[Action]:
    return rows.select_related("member__user", "keeper__user", "partner", "decision", "project")


def _day(action: Action) -> int:
    """Where an action stands among others: what is to do by its day, what was done by the newest."""
    if action.state == ActionState.TO_DO:
        return (action.due_on or date.max).toordinal()
    return -(action.done_on or action.due_on or date.min).toordinal()


def _row(
    action: Action, *, names: Mapping[int, str], actor: Actor, may_change: bool, today: date
) -> ActionRow:
    is_to_do = action.state == ActionState.TO_DO
    late = (today - action.due_on).days if is_to_do and action.due_on else 0
    mine = {action.member_id, action.keeper_id} - {None}
    return ActionRow(
        action=action,
        who=_who(action, names),
        keeper=str(action.keeper or "") if not action.member_id else "",
        look=_look(action) if is_to_do else "",
        days_late=max(0, late),
        is_mine=action.member_id is not None and action.member_id == actor.member_id,
        may_act=may_change or actor.member_id in mine,
    )


def _who(action: Action, names: Mapping[int, str]) -> str:
    if action.participant_id:
        return names.get(action.participant_id, "")
    if action.partner and action.partner_person:
        return f"{action.partner} ({action.partner_person})"
    return str(action.member or action.partner or "")


def _look(action: Action) -> str:
    """What is worth a look about who does it, as a sentence that says what to do; "" for nothing."""
    member = action.member
    if member and not member.works_here:
        return _("%(name)s does not work here any more. Name somebody else.") % {"name": member}
    keeper = action.keeper
    if not member and keeper and not keeper.works_here:
        words = _("%(name)s looked after it and does not work here any more. Name somebody else.")
        return words % {"name": keeper}
    if not has_name(action):
        return _("No person is named. Agree with somebody who does it.")
    return ""


def held_by(member_id: int) -> QuerySet[Action]:
    """Return what a member has to do or looks after in the current organisation, of what is not done; one statement."""
    mine = Q(member=member_id) | Q(member=None, keeper=member_id)
    rows = Action.objects.filter(mine, state=ActionState.TO_DO)
    return rows.select_related("project__organisation")
