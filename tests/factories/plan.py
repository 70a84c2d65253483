"""What a plan is made of: reasons, scope, squares, decisions, actions, and what is thought through before an ask."""

from datetime import timedelta
from typing import Any

from access.tokens import digest_of
from feedback.models import AskPlan, EvidenceLink, GroupFeedback, TryOut
from organisations.models import CalendarFeed, ClosedSpell, Organisation, Partner
from projects.models import (
    Action,
    Decider,
    Decision,
    DecisionLevel,
    EvidenceItem,
    FeltReport,
    PartnerAsk,
    PlanChange,
    PlanEnding,
    PlanSeen,
    PlanShare,
    PromisedLevel,
    Running,
    ScopeItem,
    Surrounding,
)
from stages.models import Involvement, StageReturn
from tests.factories.asking import consultation
from tests.factories.clock import NOW, TODAY
from tests.factories.people import member
from tests.factories.planning import group, project, stage
from tests.factories.registry import canary, create, factory_for, next_number


def in_project(model: Any, within: Organisation, given: dict[str, Any], fields: dict) -> Any:
    """Return a row of a project; a new project where none is given."""
    where = fields.pop("project", None) or project(within)
    return create(model, within, project=where, **(given | fields))


@factory_for("organisations.Partner")
def partner(within: Organisation, **fields: Any) -> Partner:
    """Return another organisation."""
    name = f"Wee Steps {canary(within)} {next_number(Partner)}"
    return create(Partner, within, **({"name": name, "note": canary(within)} | fields))


@factory_for("organisations.ClosedSpell")
def closed_spell(within: Organisation, **fields: Any) -> ClosedSpell:
    """Return school holidays."""
    given = {
        "name": f"Holidays {canary(within)} {next_number(ClosedSpell)}",
        "kind": "school_holiday",
        "starts_on": TODAY,
        "ends_on": TODAY + timedelta(days=9),
    }
    return create(ClosedSpell, within, **(given | fields))


@factory_for("organisations.CalendarFeed")
def calendar_feed(within: Organisation, **fields: Any) -> CalendarFeed:
    """Return a calendar address; `token` (not stored) opens it."""
    who = fields.pop("member", None) or member(within)
    token = fields.pop("token", f"calendar-token-{next_number(CalendarFeed)}")
    return create(CalendarFeed, within, member=who, digest=digest_of(token), **fields)


@factory_for("projects.PlanEnding")
def plan_ending(within: Organisation, **fields: Any) -> PlanEnding:
    """Return that a project asks nobody."""
    given = {"kind": "not_now", "why": f"Because {canary(within)}", "ended_on": TODAY}
    return in_project(PlanEnding, within, given, fields)


@factory_for("projects.EvidenceItem")
def evidence_item(within: Organisation, **fields: Any) -> EvidenceItem:
    """Return one thing that is known."""
    given = {
        "sub_question": "n1",
        "statement": f"Families wait {canary(within)}",
        "kind": "service_data",
        "source": f"Records {canary(within)}",
        "whose": f"Families {canary(within)}",
        "strength": 3,
    }
    return in_project(EvidenceItem, within, given, fields)


@factory_for("projects.ScopeItem")
def scope_item(within: Organisation, **fields: Any) -> ScopeItem:
    """Return one thing that can change."""
    given = {"kind": "open", "text": f"Who calls {canary(within)}"}
    return in_project(ScopeItem, within, given, fields)


@factory_for("projects.Surrounding")
def surrounding(within: Organisation, **fields: Any) -> Surrounding:
    """Return something that touches the same people."""
    given = {"kind": "touches", "who": f"School review {canary(within)}", "note": canary(within)}
    return in_project(Surrounding, within, given, fields)


@factory_for("projects.PartnerAsk")
def partner_ask(within: Organisation, **fields: Any) -> PartnerAsk:
    """Return something that another organisation will ask."""
    who = fields.pop("partner", None) or partner(within)
    given = {
        "title": f"School survey {canary(within)}",
        "whom": f"Parents {canary(within)}",
        "group_kind": "service_user",
        "opens_on": TODAY,
        "closes_on": TODAY + timedelta(days=14),
    }
    return create(PartnerAsk, within, partner=who, **(given | fields))


@factory_for("projects.Decision")
def decision(within: Organisation, **fields: Any) -> Decision:
    """Return a decision to be taken by consent."""
    given = {"title": f"Which idea first {canary(within)}", "rule": "consent"}
    return in_project(Decision, within, given, fields)


@factory_for("projects.Decider")
def decider(within: Organisation, **fields: Any) -> Decider:
    """Return who holds a decision."""
    what = fields.pop("decision", None) or decision(within)
    name = {} if {"member", "group"} & fields.keys() else {"name": f"The board {canary(within)}"}
    return create(Decider, within, decision=what, **(name | fields))


def _group_beside(within: Organisation, fields: dict, about: Any) -> Any:
    return fields.pop("group", None) or group(within, project=about.project)


@factory_for("projects.DecisionLevel")
def decision_level(within: Organisation, **fields: Any) -> DecisionLevel:
    """Return how far a group takes part in a decision."""
    what = fields.pop("decision", None) or decision(within)
    whom = _group_beside(within, fields, what)
    return create(DecisionLevel, within, decision=what, group=whom, **({"level": 4} | fields))


@factory_for("projects.PromisedLevel")
def promised_level(within: Organisation, **fields: Any) -> PromisedLevel:
    """Return what a group was promised."""
    whom = fields.pop("group", None) or group(within)
    return create(PromisedLevel, within, group=whom, **({"level": 4} | fields))


@factory_for("projects.FeltReport")
def felt_report(within: Organisation, **fields: Any) -> FeltReport:
    """Return what a group felt, counted in a meeting."""
    whom = fields.pop("group", None) or group(within)
    given = {"occasion": f"Meeting {canary(within)}", "asked_on": TODAY, "asked": 6, "told": 2}
    return create(FeltReport, within, group=whom, **(given | fields))


@factory_for("projects.Action")
def action(within: Organisation, **fields: Any) -> Action:
    """Return something to do."""
    given = {"text": f"Ask the school {canary(within)}", "due_on": TODAY + timedelta(days=7)}
    return in_project(Action, within, given, fields)


@factory_for("projects.Running")
def running(within: Organisation, **fields: Any) -> Running:
    """Return who runs a project."""
    given = {"done_before": f"Isla {canary(within)}", "can_help": canary(within), "hours": 40}
    return in_project(Running, within, given, fields)


@factory_for("projects.PlanShare")
def plan_share(within: Organisation, **fields: Any) -> PlanShare:
    """Return that people outside can read a plan."""
    return in_project(PlanShare, within, {"parts": ["why"]}, fields)


@factory_for("projects.PlanChange")
def plan_change(within: Organisation, **fields: Any) -> PlanChange:
    """Return a change to a plan."""
    given = {
        "part": "scope",
        "row_id": 1,
        "verb": "changed",
        "title": f"Who calls {canary(within)}",
        "fields": [["text", f"Before {canary(within)}", f"After {canary(within)}"]],
        "at": NOW,
    }
    return in_project(PlanChange, within, given, fields)


@factory_for("projects.PlanSeen")
def plan_seen(within: Organisation, **fields: Any) -> PlanSeen:
    """Return that a member looked at the changes."""
    who = fields.pop("member", None) or member(within)
    return in_project(PlanSeen, within, {"seen_at": NOW}, {"member": who, **fields})


@factory_for("stages.Involvement")
def involvement(within: Organisation, **fields: Any) -> Involvement:
    """Return one group at one stage."""
    where = fields.pop("stage", None) or stage(within)
    whom = _group_beside(within, fields, where)
    given = {"purpose": f"Tell us {canary(within)}", "level": 3, "method_words": canary(within)}
    return create(Involvement, within, stage=where, group=whom, **(given | fields))


@factory_for("stages.StageReturn")
def stage_return(within: Organisation, **fields: Any) -> StageReturn:
    """Return that a project went back from the loops to refining."""
    given = {"from_number": 5, "to_number": 4, "why": canary(within), "returned_on": TODAY}
    return in_project(StageReturn, within, given, fields)


@factory_for("feedback.AskPlan")
def ask_plan(within: Organisation, **fields: Any) -> AskPlan:
    """Return what was thought through before an ask."""
    about = fields.pop("consultation", None) or consultation(within)
    given = {"space": canary(within), "voice": canary(within)}
    return create(AskPlan, within, consultation=about, **(given | fields))


@factory_for("feedback.GroupFeedback")
def group_feedback(within: Organisation, **fields: Any) -> GroupFeedback:
    """Return how one group hears what happened."""
    about = fields.pop("consultation", None) or consultation(within)
    whom = _group_beside(within, fields, about)
    given = {"how": f"By letter {canary(within)}"}
    return create(GroupFeedback, within, consultation=about, group=whom, **(given | fields))


@factory_for("feedback.TryOut")
def try_out(within: Organisation, **fields: Any) -> TryOut:
    """Return that somebody tries a purpose card; `token` (not stored) opens it."""
    about = fields.pop("consultation", None) or consultation(within)
    token = fields.pop("token", f"try-token-{next_number(TryOut)}")
    given = {
        "digest": digest_of(token),
        "whom": f"A parent {canary(within)}",
        "expires_at": NOW + timedelta(days=14),
    }
    return create(TryOut, within, consultation=about, **(given | fields))


@factory_for("feedback.EvidenceLink")
def evidence_link(within: Organisation, **fields: Any) -> EvidenceLink:
    """Return that evidence rests on an ask."""
    about = fields.pop("consultation", None) or consultation(within)
    what = fields.pop("evidence", None) or evidence_item(within, project=about.project)
    return create(EvidenceLink, within, consultation=about, evidence=what, **fields)
