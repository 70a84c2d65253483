"""Erasing a person: everything that refers to them goes, or names nobody any more. Counts that others were shown stay."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.crypto import salted_hmac

from access import audit, removals
from access.actors import Actor
from access.bin import with_the_bin
from access.scope import current_organisation
from access.tokens import digest_of
from notices.actions.account_mail import queue_account_mail
from participants.models import Erasure, Participant, Stop
from participants.personal_data import in_order, why_kept
from participants.terms import ASKED_TO_GO, ERASED_AGAIN

PERSON_ERASED = "erased"
"""How an erasure is noted for restored copies."""
MARK_SALT = "participants.erasure"


class MustStayError(Exception):
    """The person cannot be erased yet; the text says why, for people."""


@dataclass(frozen=True, slots=True)
class Erased:
    """What became of it: the mark that stays, and whether the person is written to, once, that it is done."""

    mark: str
    is_written_to: bool


@transaction.atomic
def erase(
    participant_id: int,
    *,
    actor: Actor | None = None,
    reason: str,
    today: date,
    now: datetime | None = None,
) -> Erased:
    """Erase a person of the current organisation. Without an actor they did it themselves, or their time was over.

    The receipt leaves, sealed, to the address as it was; with no `now` there is none.

    Raises:
        MustStayError: while something about the person has to be finished first.
        Participant.DoesNotExist: when there is nobody, or not any more.

    """
    organisation: Any = current_organisation()
    person = Participant.objects.select_for_update(of=("self",)).get(pk=participant_id)
    why = why_kept(participant_id)
    if why:
        raise MustStayError(why)
    receipt = _receipt(person, organisation)
    key = _key(person)
    erasure = Erasure.objects.create(
        organisation=organisation,
        mark=_mark(key),
        erased_on=today,
        asked_by_themselves=reason == ASKED_TO_GO,
        by_id=actor.member_id if actor else None,
        reason=reason,
    )
    audit.record(actor, "person_erased", erasure, mark=erasure.mark[:12], reason=reason)
    removals.note(kind=PERSON_ERASED, organisation=organisation, keys=[key], on=today)
    forget(participant_id, today=today)
    if receipt and now is not None:
        queue_account_mail(**receipt, now=now)
    return Erased(erasure.mark, is_written_to=bool(receipt and now is not None))


@transaction.atomic
def note_kept(*, actor: Actor) -> None:
    """Write down that somebody was told that a person cannot be erased yet; not which, for it would tell of a worry."""
    audit.record(actor, "erasure_waits", actor.organisation)


@with_the_bin()
def forget(participant_id: int, *, today: date) -> None:
    """Take away, kind by kind, what is kept about a person. A second time changes nothing."""
    for kind in in_order():
        kind.erase(participant_id, today=today)


@with_the_bin()
@transaction.atomic
def repeat_erasure(*, key: str, organisation: Any, on: date) -> None:
    """Erase again, in a restored copy, whoever `key` is a mark of."""
    for person in Participant.objects.order_by("pk").iterator(chunk_size=2000):
        if _key(person) != key:
            continue
        forget(person.pk, today=on)
        mark = _mark(key)
        if not Erasure.objects.filter(mark=mark).exists():
            erasure = Erasure.objects.create(
                organisation=organisation, mark=mark, erased_on=on, reason=ERASED_AGAIN
            )
            audit.record(
                None, "person_erased", erasure, mark=erasure.mark[:12], reason=ERASED_AGAIN
            )
        return


def _key(person: Participant) -> str:
    """A mark of number and moment: it leads to the person in an old copy, and to nobody anywhere else."""
    made_at = person.created_at.isoformat()
    return digest_of(f"erased {person.organisation_id} {person.pk} {made_at}")


def _mark(key: str) -> str:
    """The mark that stays in the database. It takes the secret key to make, so that nobody can try people out."""
    return salted_hmac(MARK_SALT, key, algorithm="sha256").hexdigest()


def _receipt(person: Participant, organisation: Any) -> dict[str, str]:
    """The one e-mail that says it is done; nothing where it cannot arrive, or they asked us not to write."""
    if not person.contact_email or person.email_returned_on:
        return {}
    if Stop.objects.filter(participant=person).exists():
        return {}
    with translation.override(organisation.language):
        words = {"name": person.name, "organisation": organisation}
        subject = render_to_string("participants/erased_subject.txt", words)
        body = render_to_string("participants/erased_body.txt", words)
    return {"to": person.contact_email, "subject": subject.strip(), "body": body}
