"""Reads about the people a consultation asks by name. Names and addresses come from the register, for the team only."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from feedback.domain.load import NO_EXCUSE, Excuse
from feedback.domain.people import Line, read_lines
from feedback.models import Ask, Consultation
from feedback.queries.asking_rules import FREE, Manner, manners
from feedback.queries.inviting import INVITATION
from notices.queries import lost_notices
from notices.rules import reference
from notices.terms import NOT_SENT
from participants.queries import Contact, contacts, contacts_by_address, normal_address

LONGEST_NAME = 120
LONGEST_GROUP = 80
LONGEST_ADDRESS = 254


@dataclass(frozen=True, slots=True)
class Invitee:
    """One person asked by name, and how they are told. `lost` is why the invitation did not arrive, "" where it did."""

    ask_id: int
    participant_id: int
    name: str
    email: str
    group: str
    told_by: str
    is_stopped: bool
    returned_on: date | None = None
    lost: str = ""

    @property
    def is_written_to(self) -> bool:
        """Whether the person gets our messages; otherwise somebody tells them."""
        return bool(self.email) and not self.is_stopped and not self.is_lost

    @property
    def is_lost(self) -> bool:
        """Whether our e-mails do not reach the person: the address came back, or the invitation did not arrive."""
        return bool(self.email) and not self.is_stopped and bool(self.returned_on or self.lost)

    @property
    def why_lost(self) -> Any:
        """Why our e-mails do not reach the person, in words."""
        return NOT_SENT.get(self.lost, "")


def invitees(consultation: Consultation) -> list[Invitee]:
    """Return everybody asked by name, in the order in which they were added; three statements."""
    asks = list(
        Ask.objects.filter(consultation=consultation).select_related("group", "told_by__user")
    )
    people = contacts(ask.participant_id for ask in asks)
    lost = lost_notices(reference(consultation), INVITATION)
    return [
        _invitee(ask, people[ask.participant_id], lost.get(str(ask.participant_id), ""))
        for ask in asks
    ]


def _invitee(ask: Ask, person: Contact, lost: str) -> Invitee:
    return Invitee(
        ask_id=ask.pk,
        participant_id=person.id,
        name=person.name,
        email=person.email,
        group=ask.group.name if ask.group else "",
        told_by=str(ask.told_by) if ask.told_by else "",
        is_stopped=person.stopped,
        returned_on=person.returned_on,
        lost=lost,
    )


def asked_count(consultation: Consultation) -> int:
    """Return how many people were chosen or asked by name."""
    return Ask.objects.filter(consultation=consultation).count()


class LineState(StrEnum):
    """What became of one typed line."""

    NEW = "new"
    KNOWN = "known"
    BROKEN_ADDRESS = "broken_address"
    TOO_LONG = "too_long"
    NOBODY = "nobody"
    RESTING = "resting"
    TWICE = "twice"
    ALREADY_ASKED = "already_asked"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class CheckedLine:
    """One typed line, whether it can be taken, the earlier line that says the same (`twin`), and whether we may ask."""

    line: Line
    state: LineState
    twin: int = 0
    manner: Manner = FREE

    @property
    def is_resting(self) -> bool:
        """Whether nothing is wrong with the line, but the person should not be asked now."""
        return self.state == LineState.RESTING

    @property
    def is_good(self) -> bool:
        """Whether the person can be added."""
        return self.state in {LineState.NEW, LineState.KNOWN}


def check_lines(
    consultation: Consultation, text: str, *, today: date, excuse: Excuse = NO_EXCUSE
) -> list[CheckedLine]:
    """Return each typed line with what is wrong with it, if anything; a fixed number of statements, two where all are new."""
    lines = read_lines(text)
    known = contacts_by_address(line.email for line in lines)
    asked = set(
        Ask.objects.filter(consultation=consultation).values_list("participant_id", flat=True)
    )
    may_ask = manners((person.id for person in known.values()), today=today)
    seen: dict[str, int] = {}
    checked = []
    for line in lines:
        address = normal_address(line.email)
        state = _state(line, known.get(address), asked)
        manner = may_ask.get(known[address].id, FREE) if address in known else FREE
        if state in {LineState.NEW, LineState.KNOWN} and address in seen:
            state = LineState.TWICE
        elif state == LineState.KNOWN and not manner.is_allowed_with(excuse):
            state = LineState.RESTING
        checked.append(CheckedLine(line, state, twin=seen.get(address, 0), manner=manner))
        if address:
            seen.setdefault(address, line.number)
    return checked


def _state(line: Line, person: Contact | None, asked: set[int]) -> LineState:
    if not line.name and not line.email:
        return LineState.NOBODY
    if line.email and not _is_whole(line.email):
        return LineState.BROKEN_ADDRESS
    if len(line.name) > LONGEST_NAME or len(line.group) > LONGEST_GROUP:
        return LineState.TOO_LONG
    if person is None:
        return LineState.NEW
    if person.id in asked:
        return LineState.ALREADY_ASKED
    return LineState.STOPPED if person.stopped else LineState.KNOWN


def _is_whole(email: str) -> bool:
    try:
        validate_email(normal_address(email))
    except ValidationError:
        return False
    return len(email) <= LONGEST_ADDRESS


def good_lines(checked: Sequence[CheckedLine]) -> list[Line]:
    """Return the lines that can be taken."""
    return [one.line for one in checked if one.is_good]


def ask_to_tell(consultation: Consultation, ask_id: int) -> Ask | None:
    """Return the ask of somebody whom a person tells, or None; who gets our messages has the link from there."""
    ask = Ask.objects.filter(consultation=consultation, pk=ask_id).select_related("consultation")
    found = ask.first()
    if found is None:
        return None
    person = contacts([found.participant_id])[found.participant_id]
    lost = lost_notices(reference(found.consultation), INVITATION)
    is_told = not person.is_reachable or str(person.id) in lost
    return found if is_told else None


def ask_to_reach(consultation: Consultation, ask_id: int) -> tuple[Ask, Contact] | None:
    """Return the ask of somebody in the consultation, and how the person is reached; None when there is none."""
    ask = Ask.objects.filter(consultation=consultation, pk=ask_id).select_related("consultation")
    found = ask.first()
    return (
        None if found is None else (found, contacts([found.participant_id])[found.participant_id])
    )
