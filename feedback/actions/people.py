"""Choosing the people a consultation asks by name."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from access import audit
from access.actors import Actor
from feedback.actions.links import mint_answer_link
from feedback.actions.telling import wait_for_mail_again
from feedback.domain.people import Line
from feedback.models import Ask, Consultation
from notices.actions import resend_to
from participants import actions as participants
from participants.actions import register_people
from participants.queries import reached_alike
from projects.actions import add_groups, place_people


class TooLateError(Exception):
    """It has closed or was withdrawn: nobody can be asked any more."""


@transaction.atomic
def invite_people(
    *,
    actor: Actor,
    consultation: Consultation,
    lines: Sequence[Line],
    told_by_id: int | None,
    today: date,
) -> int:
    """Ask these people too, and return how many were not asked before; their groups are made where they are missing.

    While it is open they are asked today, otherwise when it opens. `told_by_id` is the member who tells those whom nobody
    can write to.

    Raises:
        TooLateError: when it takes no answers any more.

    """
    current = Consultation.objects.select_for_update(of=("self",)).get(pk=consultation.pk)
    if current.withdrawn_at is not None or (
        current.opened_at is not None and (current.closes_on or today) < today
    ):
        raise TooLateError
    ids = register_people(
        organisation=actor.organisation, people=[(line.name, line.email) for line in lines]
    )
    groups = add_groups(project=consultation.project, names=[line.group for line in lines])
    places = {
        participant_id: groups[line.group.casefold()].pk if line.group else None
        for participant_id, line in zip(ids, lines, strict=True)
    }
    place_people(project=consultation.project, places=places)
    asked = set(Ask.objects.filter(consultation=current).values_list("participant_id", flat=True))
    added = Ask.objects.bulk_create(
        Ask(
            organisation_id=current.organisation_id,
            consultation=current,
            participant_id=participant_id,
            group_id=group_id,
            told_by_id=told_by_id or current.owner_id,
            asked_on=today if current.opened_at is not None else None,
        )
        for participant_id, group_id in places.items()
        if participant_id not in asked
    )
    audit.record(actor, "people_asked", current, count=len(added))
    return len(added)


@transaction.atomic
def show_link(*, actor: Actor, ask: Ask, now: datetime) -> str:
    """Make a personal link for whoever tells this person, and write down who was shown it: it answers in their name."""
    audit.record(actor, "personal_link_shown", ask, consultation=ask.consultation_id)
    return mint_answer_link(ask, now=now)


@transaction.atomic
def correct_address(*, actor: Actor, ask: Ask, seen: str, email: str, now: datetime) -> int:
    """Correct a person's address, and send again what did not reach them; return how many e-mails go again.

    Raises:
        AddressMovedError: when somebody changed the address since it was `seen`.
        AddressTakenError: when somebody else in the register has it.

    """
    participants.correct_address(
        actor=actor, participant_id=ask.participant_id, seen=seen, email=email, now=now
    )
    return send_again_to(actor=actor, participant_id=ask.participant_id, now=now)


@transaction.atomic
def send_again_to(*, actor: Actor, participant_id: int, now: datetime) -> int:
    """Send again what did not reach a person, and whoever is reached at the same address; return how many e-mails go."""
    sent = 0
    for person in reached_alike(participant_id):
        wait_for_mail_again(participant_id=person)
        sent += resend_to(actor=actor, kind="participant", key=str(person), now=now)
    return sent


@transaction.atomic
def leave_out(*, actor: Actor, consultation: Consultation, ask_id: int) -> bool:
    """Take a person off the list while it is a draft; return whether that was still possible."""
    current = Consultation.objects.select_for_update(of=("self",)).get(pk=consultation.pk)
    if current.opened_at is not None:
        return False
    Ask.objects.filter(consultation=current, pk=ask_id).delete()
    audit.record(actor, "person_left_out", current)
    return True
