"""The link in the question whether somebody wants to stay: pressing it once, and a button on its page, is a yes."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.http import HttpRequest

from access.links import register_link
from participants.domain.keeping import AHEAD, ASKED_FOR
from participants.links import find_link, mint_link

STAY = "stay"
STAY_LINK_LASTS = timedelta(days=AHEAD + ASKED_FOR)


@dataclass(frozen=True, slots=True)
class StayLink:
    """What a link to stay stands for. `is_asked`: the question still waits for an answer."""

    organisation: Any
    participant_id: int
    is_asked: bool


def mint_stay_link(participant_id: int, organisation: Any, now: datetime) -> str:
    """Return a new address under which the person says that they want to stay."""
    return mint_link(STAY, participant_id, organisation, lasts=STAY_LINK_LASTS, now=now)


def open_stay_link(request: HttpRequest, kwargs: dict[str, Any]) -> StayLink | None:
    """Return what the token in the address stands for, or None."""
    del request
    link = find_link(STAY, kwargs.pop("token"), "keeping_question")
    if link is None:
        return None
    is_asked = hasattr(link.participant, "keeping_question")
    return StayLink(link.organisation, link.participant_id, is_asked)


def register() -> None:
    """Register the loader with the gate."""
    register_link(STAY, open_stay_link)
