"""What people change about themselves in their record, and what a colleague shows them of it."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from access import audit
from access.actors import Actor
from participants import terms
from participants.actions.register import AddressTakenError
from participants.domain import requests as rules
from participants.followers import changed as tell_followers
from participants.links import end_record_links, mint_record_link, new_record_token
from participants.models import AccessRequest, Participant
from participants.queries.contacts import normal_address


@transaction.atomic
def change_details(*, participant_id: int, **fields: str) -> None:
    """Keep what a person says about themselves: name, contact_phone, channel, language."""
    person = Participant.objects.select_for_update().get(pk=participant_id)
    changed = [name for name, value in fields.items() if getattr(person, name) != value]
    if not changed:
        return
    for name in changed:
        setattr(person, name, fields[name])
    person.save(update_fields=changed)
    audit.record(None, "details_changed", person, fields=changed)


@transaction.atomic
def set_own_limit(*, participant_id: int, times: int | None, days: int | None) -> None:
    """Keep how often a person wants to be asked at most; nothing for no limit of their own."""
    person = Participant.objects.select_for_update().get(pk=participant_id)
    if (person.own_limit_times, person.own_limit_days) == (times, days):
        return
    person.own_limit_times, person.own_limit_days = times, days
    person.save(update_fields=["own_limit_times", "own_limit_days"])
    tell_followers([person.pk])
    audit.record(None, "own_limit_set", person, times=times, days=days)


@transaction.atomic
def take_address(*, participant_id: int, email: str, now: datetime) -> str:
    """Write to this address from now on, which the person has shown to be theirs; nobody stands between us any more.

    Links in the mailbox before open the record no more. Return what opens it on this device from now on.

    Raises:
        AddressTakenError: when somebody else in the register has it.

    """
    person = Participant.objects.select_for_update().get(pk=participant_id)
    address = normal_address(email)
    if Participant.objects.filter(contact_email=address).exclude(pk=person.pk).exists():
        raise AddressTakenError
    person.contact_email = address
    person.email_returned_on = None
    person.email_corrected_at = now
    person.reached_through = None
    person.save(
        update_fields=[
            *("contact_email", "email_returned_on", "email_corrected_at", "reached_through")
        ]
    )
    audit.record(None, "details_changed", person, fields=["contact_email"])
    end_record_links(person.pk)
    return new_record_token(person.pk, person.organisation, now)


@transaction.atomic
def show_record_link(*, actor: Actor, participant_id: int, now: datetime) -> str:
    """Make a link to somebody's record that a colleague hands to them, and write down who was shown it."""
    person = Participant.objects.get(pk=participant_id)
    audit.record(actor, "record_link_shown", person)
    return mint_record_link(participant_id, actor.organisation, now)


@transaction.atomic
def ask_to_be_erased(*, organisation: Any, participant_id: int, today: date) -> date:
    """Write down that a person wants to be erased where a colleague has to finish it, and return the day of the answer.

    Whoever asks again keeps the first day.
    """
    waiting = AccessRequest.objects.filter(
        participant_id=participant_id, answered_on=None, words=str(terms.WANTS_TO_GO)
    ).first()
    if waiting is not None:
        return waiting.due_on
    made = AccessRequest.objects.create(
        organisation=organisation,
        participant_id=participant_id,
        words=str(terms.WANTS_TO_GO),
        asked_on=today,
        due_on=rules.due_on(today, is_complaint=False),
    )
    audit.record(None, "erasure_wanted", made)
    return made.due_on
