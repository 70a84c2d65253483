"""The link in every message through which a person tells us to stop writing."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from access.links import register_link
from access.scope import across_organisations
from access.tokens import digest_of, new_token
from participants.models import RecordLink

STOP = "stop"
STOP_LINK_LASTS = timedelta(days=5 * 365)
"""Longer than anybody keeps a message, so that hashes of dead links do not pile up for ever."""


@dataclass(frozen=True, slots=True)
class StopLink:
    """What a stop link stands for."""

    organisation: Any
    participant_id: int
    is_stopped: bool


def mint_stop_link(participant_id: int, organisation: Any, now: datetime) -> str:
    """Return a new address, with the site's name, under which the person can stop our messages."""
    token = new_token()
    RecordLink.objects.create(
        organisation=organisation,
        participant_id=participant_id,
        purpose=STOP,
        digest=digest_of(token),
        expires_at=now + STOP_LINK_LASTS,
    )
    return f"{settings.SITE_URL}{reverse('participants:stop', kwargs={'token': token})}"


def open_stop_link(request: HttpRequest, kwargs: dict[str, Any]) -> StopLink | None:
    """Return what the token in the address stands for, or None."""
    del request
    digest = digest_of(kwargs.pop("token"))
    with across_organisations(reason="a stop link is found by its token alone"):
        link = (
            RecordLink.objects.filter(digest=digest, purpose=STOP, expires_at__gt=timezone.now())
            .select_related("organisation", "participant__stop")
            .first()
        )
    if link is None:
        return None
    return StopLink(link.organisation, link.participant_id, hasattr(link.participant, "stop"))


def register() -> None:
    """Register the loader with the gate."""
    register_link(STOP, open_stop_link)
