"""What stands in the subject of a reminder, by family of step."""

from collections.abc import Callable

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from access.roles import Role
from feedback.domain.loop import is_said
from feedback.domain.schedule import DECIDE, DECIDER, Step
from feedback.queries.chasing import Chase
from feedback.queries.purpose import decider_of
from notices.models import Notice


def subject_line(step: Step, chase: Chase, role: str) -> str:
    """Return the first thing that is read: how many people wait, and what is due."""
    values = {
        "n": chase.answers,
        "decider": decider_of(chase.consultation),
        "title": chase.consultation.title,
        "day": date_format(chase.consultation.promised_on or step.on, "j F"),
        "closes": date_format(chase.facts.close_on, "j F"),
        "news": date_format(step.on, "j F"),
    }
    if step.family == DECIDE and role == DECIDER and chase.answers and not is_said(chase.facts):
        return _waiting_for(chase) % values
    return _LINES[step.family]() % values


def is_carried(chase: Chase) -> bool:
    """Whether the one who decides has no account here, so that a member carries the message."""
    member = chase.holders[DECIDER].member
    return member is not None and member.pk != chase.consultation.decider_id


def decides(chase: Chase, role: str) -> bool:
    """Whether whoever reads it in this role is the one who decides, rather than somebody who carries it to them."""
    return role == DECIDER and not is_carried(chase)


def way(chase: Chase, notice: Notice, *, has_closed: bool) -> tuple[str, str]:
    """Return what is left to whoever reads it, and the page for that: tell people, show them something, or look.

    Whoever decides shows nobody anything, unless somebody else carries it to them; whoever may not publish can only look.
    """
    if not has_closed or decides(chase, notice.role):
        return "look", "feedback:consultation_detail"
    if not _may_publish(chase, notice.recipient_key):
        return "look", "feedback:outcome_list"
    if is_said(chase.facts):
        return "tell", "feedback:telling_list"
    return "show", "feedback:outcome_list"


def _may_publish(chase: Chase, key: str) -> bool:
    held = (holder.member for holder in chase.holders.values())
    roles = [Role(one.role) for one in held if one is not None and str(one.pk) == key]
    return any(role.reaches(Role.FACILITATOR) for role in roles)


def _waiting_for(chase: Chase) -> str:
    if is_carried(chase):
        return ngettext(
            "%(n)s person is waiting for %(decider)s: %(title)s",
            "%(n)s people are waiting for %(decider)s: %(title)s",
            chase.answers,
        )
    return ngettext(
        "%(n)s person is waiting for you: %(title)s",
        "%(n)s people are waiting for you: %(title)s",
        chase.answers,
    )


_LINES: dict[str, Callable[[], str]] = {
    "confirm": lambda: _("Closing on %(closes)s: %(title)s"),
    "closed": lambda: _("It closed, and people hear by %(day)s: %(title)s"),
    "decide": lambda: _("People hear by %(day)s: %(title)s"),
    "first_word": lambda: _("People were promised news by %(day)s: %(title)s"),
    "still_owed": lambda: _("People still wait: %(title)s"),
    "waiting": lambda: _("People wait for the day they were promised: %(title)s"),
    "overdue": lambda: _("Overdue: %(title)s"),
    "next_news": lambda: _("People were told to expect news by %(news)s: %(title)s"),
    "retell": lambda: _("People have not been told yet: %(title)s"),
}
