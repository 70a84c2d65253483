"""One message as staff read it: to whom, about what, where it stands, why, and what to do next.

Who is named follows two rules. A person's name and address are for the project's team and the owner. And only where everybody
on a list was written to: a message about what came of answers would show who answered, so nobody is named there at all.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

import feedback.terms
import organisations.terms
import participants.terms
import projects.terms
from access.actors import Actor
from access.roles import Role
from feedback.models import Ask, Consultation
from feedback.queries.messages import asks_of, consultations_behind
from notices.models import Message, MessageState, Notice, NoticeState
from notices.queries import LOST, WAITING, last_try
from notices.rules import NamesPeople, rules
from notices.terms import NOT_SENT
from organisations.queries import invited_addresses, member_names
from participants.queries import Contact, contacts
from projects.queries import projects_of

REASONS: Mapping[str, Any] = {
    **feedback.terms.SKIP_REASONS,
    **organisations.terms.SKIP_REASONS,
    **participants.terms.SKIP_REASONS,
    **projects.terms.SKIP_REASONS,
    **NOT_SENT,
}

NEEDS_YOU = "open"
TABS: Mapping[str, tuple[Any, tuple[MessageState, ...]]] = {
    NEEDS_YOU: (_("Needs you"), LOST),
    "waiting": (_("Waiting"), WAITING),
    "sent": (_("Sent"), (MessageState.SENT,)),
    "failed": (_("Failed"), (MessageState.FAILED,)),
    "returned": (_("Came back"), (MessageState.RETURNED,)),
    "unsure": (_("Could not confirm"), (MessageState.UNSURE,)),
    "dropped": (_("Not sent"), (MessageState.DROPPED,)),
}
"""By the code that stands in the address: what people read, and the states it covers."""

LOOKS: Mapping[str, tuple[Any, str]] = {
    MessageState.SENT: (_("Sent"), "good"),
    MessageState.FAILED: (_("Failed"), "bad"),
    MessageState.RETURNED: (_("Came back"), "bad"),
    MessageState.UNSURE: (_("Could not confirm"), "warn"),
    MessageState.DROPPED: (_("Not sent"), "soft"),
}
NEXT: dict[str, Any] = {
    MessageState.FAILED: _("Correct the address, or send it again."),
    MessageState.RETURNED: _("Reach this person another way, or correct the address."),
    MessageState.UNSURE: _("Ask the person whether it arrived, or send it again."),
}
SETTLED = frozenset({"told_otherwise", "given_up", "let_be"})
"""Reasons that say what somebody did about a message that was lost."""
NEXT_FOR_NOW = _("Send it again in a day or two.")
NEXT_UNNAMED: dict[str, Any] = {
    MessageState.FAILED: _("Send it again, or reach people another way."),
    MessageState.RETURNED: _("Reach people another way, such as a poster or a meeting."),
}


@dataclass(frozen=True, slots=True)
class About:
    """One thing a message is about: the reason to write, and the consultation, if any."""

    label: Any
    consultation: Consultation | None


@dataclass(frozen=True, slots=True)
class Row:
    """One message. `address` and `ask` are there only for those who may see the person.

    `is_settled`: somebody saw to it, or there was nothing to see to; `settled` is the code of what they did.
    `is_news`: it tells what came of answers.
    """

    message: Message
    to: str
    address: str
    about: Sequence[About]
    ask: Ask | None
    first_try: Message | None
    is_settled: bool
    is_news: bool
    settled: str

    @property
    def state(self) -> Any:
        """Where it stands, in words."""
        return LOOKS.get(self.message.state, (_("Waiting"), "soft"))[0]

    @property
    def tone(self) -> str:
        """The tone of those words."""
        return LOOKS.get(self.message.state, (_("Waiting"), "soft"))[1]

    @property
    def at(self) -> datetime:
        """When it last changed."""
        one = self.message
        return one.returned_at or one.sent_at or one.handed_over_at or one.created_at

    @property
    def why(self) -> Any:
        """Why it failed, came back or waits, in a sentence; "" when there is nothing to say."""
        return REASONS.get(self.message.reason, NOT_SENT["error"]) if self.message.reason else ""

    @property
    def done(self) -> Any:
        """What somebody did about it, in a sentence; "" when nobody had to."""
        return REASONS.get(self.settled, "")

    @property
    def next_step(self) -> Any:
        """What somebody should do, in a sentence; "" when nothing is to be done."""
        if self.is_settled:
            return ""
        if self.message.reason == "for_now":
            return NEXT_FOR_NOW
        words = NEXT if self.ask is not None else NEXT | NEXT_UNNAMED
        return words.get(self.message.state, "")

    @property
    def consultation(self) -> Consultation | None:
        """The first consultation that it is about."""
        return next((one.consultation for one in self.about if one.consultation), None)


def rows_of(messages: Sequence[Message], actor: Actor) -> list[Row]:
    """Return each message as the actor may read it; a fixed number of statements."""
    carried = _notices(messages)
    behind = consultations_behind(one.subject for some in carried.values() for one in some)
    people = _People(messages, carried, behind, actor)
    before = Message.objects.filter(resent_as__in=[one.pk for one in messages])
    first_tries = {one.resent_as_id: one for one in before}
    return [
        _row(one, carried.get(one.pk, []), behind, people, first_tries.get(one.pk))
        for one in messages
    ]


def _row(
    message: Message,
    carried: Sequence[Notice],
    behind: Mapping[str, Consultation],
    people: "_People",
    first_try: Message | None,
) -> Row:
    to, address, ask = people.who(message, carried)
    about = {(one.rule, one.subject): None for one in carried}
    return Row(
        message=message,
        to=to,
        address=address,
        about=[About(_label(rule), behind.get(subject)) for rule, subject in about],
        ask=ask,
        first_try=first_try,
        is_settled=all(one.state != NoticeState.FAILED for one in carried),
        settled=next((one.reason for one in carried if one.reason in SETTLED), ""),
        is_news=any(one.subject.startswith("publication:") for one in carried),
    )


def _notices(messages: Iterable[Message]) -> dict[int, list[Notice]]:
    """Return the notices of each message; those of one that was sent again are with its last try."""
    carriers = {last_try(one).pk: one.pk for one in messages}
    found: dict[int, list[Notice]] = {}
    for one in Notice.objects.filter(message__in=carriers).order_by("pk"):
        found.setdefault(carriers[one.message_id or 0], []).append(one)
    return found


def _label(rule: str) -> Any:
    return rules.get(rule).label if rule in rules else _("A reminder that no longer exists")


class _People:
    """Everybody a page of messages went to, read once."""

    def __init__(
        self,
        messages: Sequence[Message],
        carried: Mapping[int, Sequence[Notice]],
        behind: Mapping[str, Consultation],
        actor: Actor,
    ) -> None:
        self.behind = behind
        keys: dict[str, list[int]] = {}
        for one in messages:
            keys.setdefault(one.recipient_kind, []).append(int(one.recipient_key))
        self.members = member_names(keys.get("member", ()))
        self.invited = invited_addresses(keys.get("invitation", ()))
        listed = [one for some in carried.values() for one in some if _is_named(one)]
        self.known: dict[int, Contact] = contacts(int(one.recipient_key) for one in listed)
        self.asks = asks_of(
            (behind[one.subject].pk, int(one.recipient_key))
            for one in listed
            if one.subject in behind
        )
        self.is_owner = actor.is_at_least(Role.OWNER)
        teams = projects_of(actor.member_id).values_list("project_id", flat=True)
        self.projects = set() if self.is_owner else set(teams)

    def who(self, message: Message, carried: Sequence[Notice]) -> tuple[str, str, Ask | None]:
        """Return how the recipient is called, the address, and the ask through which the person was written to."""
        key = int(message.recipient_key)
        if message.recipient_kind == "member":
            return self.members.get(key, "–"), "", None
        if message.recipient_kind == "invitation":
            return now_("An invited colleague"), self.invited.get(key, ""), None
        about = next((self.behind.get(one.subject) for one in carried if _is_named(one)), None)
        ask = self.asks.get((about.pk, key)) if about else None
        if about is None or ask is None or key not in self.known:
            return now_("One person"), "", None
        if self.is_owner or about.project_id in self.projects:
            person = self.known[key]
            return person.name or person.email, person.email if person.name else "", ask
        if ask.group is None:
            return now_("One person"), "", None
        return now_("One person in %(group)s") % {"group": ask.group.name}, "", None


def _is_named(notice: Notice) -> bool:
    is_listed = notice.rule in rules and isinstance(rules.get(notice.rule), NamesPeople)
    return is_listed and notice.recipient_kind == "participant"
