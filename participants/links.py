"""The links in every message through which a person governs what we do: to stop it, and to their own record.

The record's link (`/me/<token>/`) leaves a cookie for the pages of the record; those are opened by the cookie alone, so that
no address, referrer or history holds the token.
"""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

from access.links import register_link
from access.scope import across_organisations, working_in
from access.tokens import digest_of, new_token
from participants.domain.agreements import NEEDS_A_PARENT
from participants.domain.codes import SENT
from participants.models import Participant, RecordCode, RecordLink, RecordVisit

STOP = "stop"
STOP_LINK_LASTS = timedelta(days=5 * 365)
"""Longer than anybody keeps a message, so that hashes of dead links do not pile up for ever."""

RECORD, RECORD_DOOR = "record", "record_door"
RECORD_LINK_LASTS = timedelta(days=365)
"""A year after the message that holds it, so a year after the last telling."""
COOKIE = "record"
"""At `/my-record/`: the link's token."""
VISIT_COOKIE = "record_visit"
"""At `/my-record/`: what shows that the second step was taken on this device."""

_TOKEN = re.compile(r"[A-Za-z0-9_-]{1,64}")


@dataclass(frozen=True, slots=True)
class StopLink:
    """What a stop link stands for."""

    organisation: Any
    participant_id: int
    is_stopped: bool


def mint_link(
    purpose: str, participant_id: int, organisation: Any, *, lasts: timedelta, now: datetime
) -> str:
    """Return the address, with the site's name, of a new link of this person's, opened by the route of its purpose."""
    token = _new_link(purpose, participant_id, organisation, expires_at=now + lasts)
    return f"{settings.SITE_URL}{reverse(f'participants:{purpose}', kwargs={'token': token})}"


def _new_link(purpose: str, participant_id: int, organisation: Any, *, expires_at: datetime) -> str:
    """Keep a link and return its token, which is kept nowhere."""
    token = new_token()
    RecordLink.objects.create(
        organisation=organisation,
        participant_id=participant_id,
        purpose=purpose,
        digest=digest_of(token),
        expires_at=expires_at,
    )
    return token


def find_link(purpose: str, token: str, *about_them: str) -> RecordLink | None:
    """Return the link of this purpose that has this token and has not ended, with what is wanted of its person."""
    with across_organisations(reason="a person's link is found by its token alone"):
        rows = RecordLink.objects.filter(
            digest=digest_of(token), purpose=purpose, expires_at__gt=timezone.now()
        )
        wanted = (f"participant__{name}" for name in about_them)
        found: RecordLink | None = rows.select_related("organisation", *wanted).first()
    return found


def mint_stop_link(participant_id: int, organisation: Any, now: datetime) -> str:
    """Return a new address under which the person can stop our messages."""
    return mint_link(STOP, participant_id, organisation, lasts=STOP_LINK_LASTS, now=now)


def open_stop_link(request: HttpRequest, kwargs: dict[str, Any]) -> StopLink | None:
    """Return what the token in the address stands for, or None."""
    del request
    link = find_link(STOP, kwargs.pop("token"), "stop")
    if link is None:
        return None
    return StopLink(link.organisation, link.participant_id, hasattr(link.participant, "stop"))


@dataclass(frozen=True, slots=True)
class RecordVisitor:
    """Somebody at their own record. `is_open`: they took the second step on this device, not long ago.

    `by_own_address`: with a code that was sent to their address, rather than read out by a colleague.
    """

    organisation: Any
    participant_id: int
    token: str
    is_open: bool = False
    by_own_address: bool = False

    @property
    def fingerprint(self) -> str:
        """What each form carries, so that a page opened with one link is not sent with another."""
        return salted_hmac("record link", self.token, algorithm="sha256").hexdigest()[:16]

    def is_same_link(self, fingerprint: str) -> bool:
        """Whether a form was opened with the link that is open now."""
        return constant_time_compare(self.fingerprint, fingerprint)


def mint_links(participant_id: int, organisation: Any, now: datetime) -> dict[str, str]:
    """Return the two addresses that a message to a person carries: `stop_url`, and `record_url`, empty where none may go."""
    goes = is_reached_alone(participant_id)
    return {
        "stop_url": mint_stop_link(participant_id, organisation, now),
        "record_url": mint_record_link(participant_id, organisation, now) if goes else "",
    }


def is_reached_alone(participant_id: int) -> bool:
    """Whether what we send reaches this person and nobody else first.

    Not where somebody else's address is used, and never for a child under 12, whose address is a parent's.
    """
    reached = Participant.objects.filter(pk=participant_id, reached_through=None)
    return reached.exclude(contact_email="").exclude(age_band__in=NEEDS_A_PARENT).exists()


def mint_record_link(participant_id: int, organisation: Any, now: datetime) -> str:
    """Return a new address, with the site's name, under which the person sees their record; ask `is_reached_alone` first
    before it goes into a message.
    """
    token = new_record_token(participant_id, organisation, now)
    return f"{settings.SITE_URL}{reverse('participants:record_link', kwargs={'token': token})}"


def new_record_token(participant_id: int, organisation: Any, now: datetime) -> str:
    """Return what opens the first step of the person's record."""
    return _new_link(RECORD, participant_id, organisation, expires_at=now + RECORD_LINK_LASTS)


def end_record_links(participant_id: int) -> None:
    """Let no link to this person's record open it any more, and no code: they lie in a mailbox that is not theirs alone.

    The next message carries a new one. Links that stop our messages go on working: they show nothing.
    """
    RecordLink.objects.filter(participant=participant_id, purpose=RECORD).delete()
    RecordCode.objects.filter(participant=participant_id).delete()


def open_record_door(_request: HttpRequest, kwargs: dict[str, Any]) -> RecordVisitor | None:
    """Open the link itself, by the token in its address."""
    return _by_token(kwargs.pop("token"))


def open_record(request: HttpRequest, _kwargs: dict[str, Any]) -> RecordVisitor | None:
    """Open a page of the record by the device's cookies."""
    return _by_token(request.COOKIES.get(COOKIE, ""), request.COOKIES.get(VISIT_COOKIE, ""))


def _by_token(token: str, visit: str = "") -> RecordVisitor | None:
    if not _TOKEN.fullmatch(token):
        return None
    link = find_link(RECORD, token)
    if link is None:
        return None
    with working_in(link.organisation):
        visits = RecordVisit.objects.filter(
            digest=digest_of(visit), participant=link.participant_id, expires_at__gt=timezone.now()
        )
        is_open = bool(visit) and visits.exists()
    by_own_address = is_open and visit.startswith(f"{SENT}.")
    return RecordVisitor(link.organisation, link.participant_id, token, is_open, by_own_address)


def register() -> None:
    """Register the loaders with the gate."""
    register_link(STOP, open_stop_link)
    register_link(RECORD_DOOR, open_record_door)
    register_link(RECORD, open_record)
