"""The link in the question whether somebody wants to stay: pressing it once, and a button on its page, is a yes."""

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
from participants.domain.keeping import AHEAD, ASKED_FOR
from participants.models import RecordLink

STAY = "stay"
STAY_LINK_LASTS = timedelta(days=AHEAD + ASKED_FOR)


@dataclass(frozen=True, slots=True)
class StayLink:
    """What a link to stay stands for. `is_asked`: the question still waits for an answer."""

    organisation: Any
    participant_id: int
    is_asked: bool


def mint_stay_link(participant_id: int, organisation: Any, now: datetime) -> str:
    """Return a new address, with the site's name, under which the person says that they want to stay."""
    token = new_token()
    RecordLink.objects.create(
        organisation=organisation,
        participant_id=participant_id,
        purpose=STAY,
        digest=digest_of(token),
        expires_at=now + STAY_LINK_LASTS,
    )
    return f"{settings.SITE_URL}{reverse('participants:stay', kwargs={'token': token})}"


def open_stay_link(request: HttpRequest, kwargs: dict[str, Any]) -> StayLink | None:
    """Return what the token in the address stands for, or None."""
    del request
    digest = digest_of(kwargs.pop("token"))
    with across_organisations(reason="a link to stay is found by its token alone"):
        link = (
            RecordLink.objects.filter(digest=digest, purpose=STAY, expires_at__gt=timezone.now())
            .select_related("organisation", "participant__keeping_question")
            .first()
        )
    if link is None:
        return None
    is_asked = hasattr(link.participant, "keeping_question")
    return StayLink(link.organisation, link.participant_id, is_asked)


def register() -> None:
    """Register the loader with the gate."""
    register_link(STAY, open_stay_link)
