"""How the links of people without accounts are opened, one loader per purpose.

A personal link (`/a/<token>`) and a public one (`/j/<code>`) leave a cookie for the pages of one consultation; those pages
are opened by the cookie alone, so that no address, referrer or history holds the token.
"""

import re
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from access.links import register_link
from feedback.models import Consultation, TryOut
from feedback.queries import visits
from feedback.queries.trying import try_by_token
from feedback.queries.visits import Visit

COOKIE = "answering"
"""At `/f/<slug>/`: the door, the link's token if it is a personal one, the device, and a typed receipt if any."""
DEVICE_COOKIE = "device"
"""At `/a/` and `/j/`: a random seed, so that the same link on the same device is known again."""
WORD_COOKIE = "today"
"""At `/f/<slug>/`: that this device gave the code of today."""
PERSONAL, PUBLIC = "p", "d"

_PART = re.compile(r"[A-Za-z0-9_-]{1,64}")


@dataclass(frozen=True, slots=True)
class Key:
    """What the cookie of one consultation's pages holds. `token` is empty for the public door."""

    token: str
    device: str
    receipt: str = ""

    def __str__(self) -> str:
        door = PERSONAL if self.token else PUBLIC
        return f"{door}.{self.token}.{self.device}.{self.receipt}"


def read_key(request: HttpRequest) -> Key | None:
    """Return what the cookie holds, or None when there is none that can be read."""
    parts = request.COOKIES.get(COOKIE, "").split(".")
    if len(parts) != len(("door", "token", "device", "receipt")):
        return None
    door, token, device, receipt = parts
    if not all(_PART.fullmatch(part) for part in (token or "-", device, receipt or "-")):
        return None
    if (door == PERSONAL) is not bool(token):
        return None
    return Key(token, device, receipt)


def read_seed(request: HttpRequest) -> str:
    """Return the seed that this device has kept, or an empty string."""
    seed = request.COOKIES.get(DEVICE_COOKIE, "")
    return seed if _PART.fullmatch(seed) else ""


def open_answer(_request: HttpRequest, kwargs: dict[str, Any]) -> Visit | None:
    """Open a personal link."""
    return visits.by_token(kwargs["token"])


def open_door(_request: HttpRequest, kwargs: dict[str, Any]) -> Visit | None:
    """Open a public link or a typed code."""
    return visits.by_door(kwargs.pop("code"))


def open_form(request: HttpRequest, kwargs: dict[str, Any]) -> Visit | None:
    """Open a page of one consultation by its cookie; without one the public door, where there is one."""
    slug, key = kwargs.pop("slug"), read_key(request)
    if key is None:
        return visits.by_slug(slug)
    if not key.token:
        return visits.by_device(slug, key.device, key.receipt)
    visit = visits.by_token(key.token, slug)
    return None if visit is None else visit.by_link_on(key.device, key.receipt)


def open_outcome(_request: HttpRequest, kwargs: dict[str, Any]) -> Consultation | None:
    """Open the page that says what happened, which anybody may read."""
    visit = visits.opened(kwargs.pop("slug"))
    return visit.consultation if visit is not None else None


def open_try(_request: HttpRequest, kwargs: dict[str, Any]) -> TryOut | None:
    """Open a link on which one person tries an ask that is still a draft."""
    return try_by_token(kwargs.pop("token"), now=timezone.now())


def register() -> None:
    """Register the loaders of this app with the gate. Called in `AppConfig.ready`."""
    register_link("answer", open_answer)
    register_link("door", open_door)
    register_link("form", open_form)
    register_link("outcome", open_outcome)
    register_link("try", open_try)
