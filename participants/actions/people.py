"""Writing a person down, and changing what the register says about them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from access import audit
from access.actors import Actor
from participants.actions.register import AddressTakenError
from participants.domain.agreements import NEEDS_A_PARENT
from participants.followers import changed as tell_followers
from participants.links import end_record_links
from participants.models import AccessNeed, Hold, Participant
from participants.queries.agreements import current_basis
from participants.queries.contacts import normal_address
from participants.queries.people import INSIDE, fingerprint

FOR_MANY = frozenset({"channel", "language", "cap_profile", "profile_note", "profile_reviewed_on"})
"""What may be set for many people at once."""


class ThroughError(Exception):
    """That person's address cannot be used: they have none of their own, or others are reached through this one."""


@dataclass(frozen=True, slots=True)
class PersonConflict:
    """Somebody else changed the person meanwhile: what stands there now, under the names of the form."""

    theirs: Mapping[str, Any]


@transaction.atomic
def add_person(*, actor: Actor, values: Mapping[str, Any]) -> int:
    """Write a person down with these values, by the names of the form, and return the id.

    Raises:
        AddressTakenError: when somebody in the register has the address.
        ThroughError: when they cannot be reached through the person named.

    """
    person = Participant(organisation=actor.organisation, lawful_basis=current_basis())
    _give(person, values)
    person.save()
    audit.record(actor, "person_added", person)
    tell_followers([person.pk])
    return person.pk


@transaction.atomic
def change_person(
    *, actor: Actor, participant_id: int, seen: str, values: Mapping[str, Any], now: datetime
) -> PersonConflict | None:
    """Change what `values` names, unless somebody did so since `seen`, a fingerprint, was taken.

    A new address is written to from now on, also where e-mail to the one before came back.

    Raises:
        AddressTakenError: when somebody else in the register has the address.
        ThroughError: when they cannot be reached through the person named.

    """
    person = Participant.objects.select_for_update().get(pk=participant_id)
    stored = {name: getattr(person, INSIDE.get(name, name)) for name in values}
    if fingerprint(stored) != seen:
        return PersonConflict(stored)
    before, was_reached_alone = person.contact_email, _is_reached_alone(person)
    _give(person, values)
    if person.contact_email != before:
        person.email_returned_on = None
        person.email_corrected_at = now
    if was_reached_alone and not (person.contact_email == before and _is_reached_alone(person)):
        end_record_links(person.pk)
    person.save()
    changed = sorted(
        name for name in values if getattr(person, INSIDE.get(name, name)) != stored[name]
    )
    if changed:
        audit.record(actor, "person_changed", person, fields=changed)
        tell_followers([participant_id])
    return None


def _is_reached_alone(person: Participant) -> bool:
    """The same as `links.is_reached_alone`, of a row in hand."""
    is_alone = person.reached_through_id is None and bool(person.contact_email)
    return is_alone and person.age_band not in NEEDS_A_PARENT


def _give(person: Participant, values: Mapping[str, Any]) -> None:
    """Put values of the form into a person, after looking whose address it is."""
    for name, value in values.items():
        setattr(person, INSIDE.get(name, name), value)
    person.contact_email = normal_address(person.contact_email)
    others = Participant.objects.exclude(pk=person.pk)
    if person.contact_email and others.filter(contact_email=person.contact_email).exists():
        raise AddressTakenError
    if person.reached_through_id is None:
        return
    holder = others.filter(pk=person.reached_through_id, reached_through=None)
    is_chain = person.pk and others.filter(reached_through=person.pk).exists()
    if is_chain or not holder.exclude(contact_email="").exists():
        raise ThroughError


@transaction.atomic
def set_for_many(*, actor: Actor, participant_ids: Iterable[int], values: Mapping[str, Any]) -> int:
    """Set the same for many people: any of `FOR_MANY`; return for how many it was set."""
    strange = set(values) - FOR_MANY
    if strange:
        message = f"Not for many people at once: {sorted(strange)}"
        raise ValueError(message)
    ids = list(participant_ids)
    found = Participant.objects.filter(pk__in=ids).update(**values)
    tell_followers(ids)
    audit.record(actor, "people_changed", actor.organisation, fields=sorted(values), count=found)
    return found


@transaction.atomic
def add_need(*, actor: Actor, participant_id: int, need: str, today: date) -> None:
    """Write down something that a person needs to be able to take part."""
    person = Participant.objects.get(pk=participant_id)
    AccessNeed.objects.create(
        organisation=actor.organisation, participant=person, need=need, noted_on=today
    )
    audit.record(actor, "need_noted", person)


@transaction.atomic
def settle_need(
    *, actor: Actor, participant_id: int, need_id: int, is_met: bool, how: str, today: date
) -> bool:
    """Write down that a need is met, and how, or that it is not any more; return whether there was such a need."""
    found = AccessNeed.objects.filter(pk=need_id, participant=participant_id).update(
        is_met=is_met, how=how if is_met else "", met_on=today if is_met else None
    )
    if found:
        person = Participant.objects.get(pk=participant_id)
        audit.record(actor, "need_met" if is_met else "need_open_again", person)
    return bool(found)


@transaction.atomic
def remove_need(*, actor: Actor, participant_id: int, need_id: int) -> bool:
    """Take away a need that the person does not have, or not any more; return whether there was one."""
    gone, _each = AccessNeed.objects.filter(pk=need_id, participant=participant_id).delete()
    if gone:
        audit.record(actor, "need_removed", Participant.objects.get(pk=participant_id))
    return bool(gone)


@transaction.atomic
def place_hold(*, actor: Actor, participant_id: int, until: date | None, today: date) -> None:
    """Let nobody ask this person for anything until that day, or until it is lifted. Why is written down elsewhere."""
    person = Participant.objects.select_for_update().get(pk=participant_id)
    Hold.objects.update_or_create(
        participant=person,
        defaults={"until": until, "placed_on": today, "placed_by_id": actor.member_id},
        create_defaults={
            "organisation": actor.organisation,
            "until": until,
            "placed_on": today,
            "placed_by_id": actor.member_id,
        },
    )
    audit.record(actor, "hold_placed", person)
    tell_followers([participant_id])


@transaction.atomic
def lift_hold(*, actor: Actor, participant_id: int) -> bool:
    """Let the person be asked again; return whether there was a hold."""
    gone, _each = Hold.objects.filter(participant=participant_id).delete()
    if gone:
        audit.record(actor, "hold_lifted", Participant.objects.get(pk=participant_id))
        tell_followers([participant_id])
    return bool(gone)
