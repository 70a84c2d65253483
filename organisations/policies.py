"""Who may do what with an organisation and its members."""

from access.actors import Actor
from access.roles import Role
from organisations.models import CalendarFeed, Member, MemberInvitation


def may_manage(actor: Actor, target: object) -> bool:
    """Managers and owners see the members and change the organisation's settings."""
    del target
    return actor.is_at_least(Role.MANAGER)


def may_see_partners(actor: Actor, target: object) -> bool:
    """Every member sees which other organisations work with this one."""
    del target
    return actor.is_at_least(Role.VIEWER)


def may_change_partners(actor: Actor, target: object) -> bool:
    """Facilitators and above write down the organisations that they work with."""
    del target
    return actor.is_at_least(Role.FACILITATOR)


def may_manage_member(actor: Actor, member: Member) -> bool:
    """Nobody changes the role of someone above them: an owner only through an owner."""
    return actor.is_at_least(Role.MANAGER) and actor.role.reaches(Role(member.role))


def may_reassign(actor: Actor, member: Member) -> bool:
    """Whoever may end a membership names who takes over, and everybody does for what they hold themselves."""
    return actor.member_id == member.pk or may_manage_member(actor, member)


def may_hand_over(actor: Actor, member: Member) -> bool:
    """Only an owner makes somebody else the owner in their place."""
    return actor.is_at_least(Role.OWNER) and member.pk != actor.member_id


def may_choose_languages(actor: Actor, target: object) -> bool:
    """Only an owner chooses the languages that the organisation writes in."""
    del target
    return actor.is_at_least(Role.OWNER)


def may_see_activity(actor: Actor, target: object) -> bool:
    """Only owners see who did what, colleagues and operators alike."""
    del target
    return actor.is_at_least(Role.OWNER)


def may_leave(actor: Actor, target: object) -> bool:
    """Everybody may leave; the action keeps the last owner."""
    del target
    return actor.is_at_least(Role.VIEWER)


def may_manage_invitation(actor: Actor, invitation: MemberInvitation) -> bool:
    """An invitation as owner only through an owner."""
    return actor.is_at_least(Role.MANAGER) and actor.role.reaches(Role(invitation.role))


def roles_to_give(actor: Actor) -> list[Role]:
    """Return the roles that the actor may give: none above their own, the highest first."""
    if not actor.is_at_least(Role.MANAGER):
        return []
    return [role for role in Role if actor.role.reaches(role)]


def may_see_closed_days(actor: Actor, target: object) -> bool:
    """Every member sees on which days people are away."""
    del target
    return actor.is_at_least(Role.VIEWER)


def may_change_closed_days(actor: Actor, target: object) -> bool:
    """Facilitators and above say on which days people are away: they set dates by them."""
    del target
    return actor.is_at_least(Role.FACILITATOR)


def may_have_calendar(actor: Actor, target: object) -> bool:
    """Every member may let their own calendar read dates and titles."""
    del target
    return actor.is_at_least(Role.VIEWER)


def may_take_back_calendar(actor: Actor, feed: CalendarFeed) -> bool:
    """An address of a calendar is its member's own."""
    return feed.member_id == actor.member_id
