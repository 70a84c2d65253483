"""Trying an ask on one person before anybody is asked. Nothing about the person is kept but a role and their words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from access import audit
from access.actors import Actor
from access.tokens import digest_of, new_token
from feedback.domain.before_asking import SAID
from feedback.models import Consultation, TryOut

LASTS = timedelta(days=14)


class NotADraftError(Exception):
    """It has opened: it is too late to try it."""


@dataclass(frozen=True, slots=True)
class NewLink:
    """A link that is shown once; only the hash of its token is kept."""

    attempt: TryOut
    address: str


@transaction.atomic
def start_trying(*, actor: Actor, consultation: Consultation, whom: str, now: datetime) -> NewLink:
    """Make a link on which one person reads the card and says what they took from it. It ends after 14 days, or on opening.

    Raises `NotADraftError`.
    """
    token = new_token()
    attempt = _new(actor, consultation, whom, token)
    attempt.expires_at = now + LASTS
    attempt.save()
    audit.record(actor, "try_started", consultation, attempt=attempt.pk)
    address = settings.SITE_URL + reverse("feedback:try_card", kwargs={"token": token})
    return NewLink(attempt, address)


@transaction.atomic
def write_down(
    *, actor: Actor, consultation: Consultation, whom: str, said: Mapping[str, str], today: date
) -> TryOut:
    """Keep what somebody said to whom the card was read aloud. No link is made. Raises `NotADraftError`."""
    attempt = _new(actor, consultation, whom, new_token())
    _set(attempt, said, today)
    audit.record(actor, "try_written_down", consultation, attempt=attempt.pk)
    return attempt


@transaction.atomic
def say(*, attempt: TryOut, said: Mapping[str, str], today: date) -> bool:
    """Keep what the person with the link wrote; they may change it until the ask opens. Nobody is on record for it.

    Return whether it was kept: not where it was taken away, or the ask opened, while they wrote.
    """
    rows = TryOut.objects.filter(pk=attempt.pk, consultation__opened_at=None)
    current = rows.select_for_update(of=("self",)).first()
    if current is None:
        return False
    _set(current, said, today)
    return True


@transaction.atomic
def remove_try(*, actor: Actor, attempt: TryOut) -> None:
    """Take somebody's words, and their link, away."""
    audit.record(actor, "try_removed", attempt.consultation, attempt=attempt.pk)
    attempt.delete()


def _new(actor: Actor, consultation: Consultation, whom: str, token: str) -> TryOut:
    if consultation.opened_at is not None:
        raise NotADraftError
    return TryOut(
        organisation_id=consultation.organisation_id,
        consultation=consultation,
        whom=whom,
        digest=digest_of(token),
        made_by_id=actor.member_id,
    )


def _set(attempt: TryOut, said: Mapping[str, str], today: date) -> None:
    for name in SAID:
        setattr(attempt, name, said[name])
    attempt.said_on = today
    attempt.save()
