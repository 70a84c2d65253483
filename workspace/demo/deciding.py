"""Who decides, who acts, who runs "Help that fits", and which organisations take part."""

from datetime import date, datetime
from functools import partial

from organisations.actions.partners import save_partner
from organisations.models import Partner
from projects.actions.acting import add_action, drop, finish, say_seen
from projects.actions.deciding import add_decision, decide
from projects.actions.levels import UNSAID, promise, save_felt
from projects.actions.running import save_running
from projects.domain.deciding import ActionPlan, DeciderRow, DecisionPlan, Hands, Outcome
from projects.models import Action, Decision, StakeholderGroup
from workspace.demo.agreed import (
    ACTIONS,
    FELT,
    NEVER_DONE,
    NOT_BECAUSE,
    PARTNER_LIST,
    PROMISED,
    RUNS,
    Agreed,
)
from workspace.demo.decided import DECISIONS, Told
from workspace.demo.story import Story


def add_deciding(story: Story) -> None:
    """Let partners be named, decisions be taken, actions be agreed and done, and hands be counted."""
    story.on((1, 13), partial(_name_partners, story), hour=15, is_told=False)
    story.on((1, 16), partial(_run_and_promise, story), hour=9, is_told=False)
    for told in DECISIONS:
        story.on(told.on, partial(_write_down, story, told), hour=16, is_told=False)
        if told.decided:
            story.on(told.decided, partial(_decide, story, told), hour=18, is_told=False)
    for agreed in (*ACTIONS, NEVER_DONE):
        story.on(agreed.on, partial(_agree, story, agreed), hour=19, is_told=False)
        if agreed.done:
            story.on(agreed.done, partial(_do, story, agreed), hour=20, is_told=False)
    story.on((7, 9), partial(_drop, story), hour=9, is_told=False)
    story.on((9, 24), partial(_count_hands, story), hour=21, is_told=False)


def _name_partners(story: Story, _now: datetime) -> None:
    for name, kind, note in PARTNER_LIST:
        save_partner(actor=story.actor("priya"), name=name, kind=kind, note=note)


def _run_and_promise(story: Story, _now: datetime) -> None:
    isla, project = story.actor("isla"), story.projects["help"]
    values = RUNS | {"lead_id": story.staff["priya"].pk}
    save_running(actor=isla, project=project, based_on=UNSAID, values=values)
    for name, level in PROMISED.items():
        promise(actor=isla, group=_group(story, name), based_on=UNSAID, level=level)


def _write_down(story: Story, told: Told, _now: datetime) -> None:
    groups = {one.name: one.pk for one in story.projects["help"].groups.all()}
    deciders = [DeciderRow(group_id=groups[name], people=n) for name, n in told.panel.items()]
    if told.member:
        deciders.insert(0, DeciderRow(member_id=story.staff[told.member].pk))
    if told.name:
        deciders.append(DeciderRow(name=told.name))
    add_decision(
        actor=story.actor("isla"),
        project=story.projects["help"],
        plan=DecisionPlan(
            title=told.title,
            stage_number=told.stage,
            is_open=told.is_open,
            rule=told.rule,
            due_on=story.calendar.day(*told.due),
            deciders=deciders,
            levels={groups[name]: level for name, level in told.levels().items()},
        ),
    )


def _decide(story: Story, told: Told, now: datetime) -> None:
    decision = _decision(story, told.title)
    decide(
        actor=story.actor("isla"),
        decision=decision,
        based_on=decision.version,
        outcome=Outcome(decided_on=_day(story, now), **{"what": "", **told.words}),
    )


def _agree(story: Story, agreed: Agreed, now: datetime) -> None:
    partner = Partner.objects.get(name=agreed.partner) if agreed.partner else None
    made = add_action(
        actor=story.actor("isla"),
        project=story.projects["help"],
        plan=ActionPlan(
            text=agreed.text,
            decision_id=_decision(story, agreed.decision).pk if agreed.decision else None,
            member_id=_staff(story, agreed.member),
            participant_id=story.people[agreed.person] if agreed.person else None,
            partner_id=partner.pk if partner else None,
            partner_person=agreed.role,
            keeper_id=_staff(story, agreed.keeper),
            due_on=story.calendar.day(*agreed.due),
        ),
    )
    if agreed.member:
        say_seen(actor=story.actor(agreed.member), action=made, on=_day(story, now))


def _do(story: Story, agreed: Agreed, now: datetime) -> None:
    who = story.actor(agreed.member or agreed.keeper)
    finish(actor=who, action=_action(story, agreed), on=_day(story, now))


def _drop(story: Story, _now: datetime) -> None:
    drop(actor=story.actor("isla"), action=_action(story, NEVER_DONE), because=NOT_BECAUSE)


def _count_hands(story: Story, now: datetime) -> None:
    for name, hands in FELT.items():
        save_felt(
            actor=story.actor("isla"),
            group=_group(story, name),
            hands=Hands("Panel evening in the library", _day(story, now), hands),
        )


def _day(story: Story, now: datetime) -> date:
    return now.astimezone(story.calendar.zone).date()


def _staff(story: Story, code: str) -> int | None:
    return story.staff[code].pk if code else None


def _group(story: Story, name: str) -> StakeholderGroup:
    found: StakeholderGroup = story.projects["help"].groups.get(name=name)
    return found


def _decision(story: Story, title: str) -> Decision:
    found: Decision = Decision.objects.get(project=story.projects["help"], title=title)
    return found


def _action(story: Story, agreed: Agreed) -> Action:
    found: Action = Action.objects.get(project=story.projects["help"], text=agreed.text)
    return found
