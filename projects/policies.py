"""Who may do what with projects."""

from access.actors import Actor
from access.roles import Role
from projects.models import Action, FeltReport, PlanChange, Project, Tally
from projects.queries import is_on_team, team_projects


def may_see(actor: Actor, target: object) -> bool:
    """Every member sees the organisation's projects."""
    del target
    return actor.is_at_least(Role.VIEWER)


def may_plan(actor: Actor, target: object) -> bool:
    """Facilitators and above start projects and change their plans."""
    del target
    return actor.is_at_least(Role.FACILITATOR)


def may_see_contacts(actor: Actor, project: Project) -> bool:
    """Contact details are for the project's team and the organisation's owner."""
    return actor.is_at_least(Role.OWNER) or is_on_team(actor.member_id, project)


def names_in(actor: Actor) -> set[int] | None:
    """Return the ids of the projects whose contact details the actor may see, as `may_see_contacts` says of one; None for all."""
    return None if actor.is_at_least(Role.OWNER) else team_projects(actor.member_id)


def may_choose_team(actor: Actor, project: Project) -> bool:
    """Whoever is on the team says who else is; so do managers and owners, who answer for the work."""
    return actor.is_at_least(Role.MANAGER) or (
        actor.is_at_least(Role.FACILITATOR) and is_on_team(actor.member_id, project)
    )


def may_put_away(actor: Actor, project: Project) -> bool:
    """Who says who is on the team also puts a project away or in the bin, and has it back."""
    return may_choose_team(actor, project)


def may_take_words_out(actor: Actor, change: PlanChange) -> bool:
    """Who says who is on the team also takes words out of the history that should not stand there, such as a person's name."""
    return may_choose_team(actor, change.project)


def may_correct_count(actor: Actor, tally: Tally) -> bool:
    """What was counted on one occasion is about few people: the project's team and the owner see it again, to correct it."""
    return actor.is_at_least(Role.FACILITATOR) and may_see_contacts(actor, tally.project)


def may_correct_felt(actor: Actor, report: FeltReport) -> bool:
    """Hands counted on one occasion are few people's: the project's team and the owner see them again, to correct them."""
    return actor.is_at_least(Role.FACILITATOR) and may_see_contacts(actor, report.group.project)


def may_act(actor: Actor, action: Action) -> bool:
    """Facilitators say how far an action is, and so does whoever does it or looks after it."""
    mine = {action.member_id, action.keeper_id} - {None}
    return actor.is_at_least(Role.FACILITATOR) or actor.member_id in mine
