"""What a page leaves on the device of somebody without an account: cookies that no script reads and no other site gets."""

from dataclasses import replace
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse

from feedback.domain.codes import secret_from
from feedback.links import COOKIE, Key
from feedback.queries.visits import Visit

COOKIE_SECONDS = 180 * 24 * 60 * 60
"""Half a year: longer than anything stays open."""


def device_from(seed: str, visit: Visit) -> str:
    """Return what this device is called at one ask or public door: the same each time, unlike at any other."""
    door = f"door:{visit.consultation.slug}" if visit.ask is None else f"ask:{visit.ask.pk}"
    return secret_from(seed, door)


def start_url(visit: Visit) -> str:
    """Return the address of the first page."""
    return reverse("feedback:answer_start", kwargs={"slug": visit.consultation.slug})


def keep_key(response: HttpResponse, visit: Visit, key: Key) -> None:
    """Keep on the device what opens the pages of this consultation; a shared tablet stays one."""
    is_tablet = key.is_tablet or visit.is_tablet
    keep_cookie(response, COOKIE, str(replace(key, is_tablet=is_tablet)), start_url(visit))


def keep_cookie(response: HttpResponseBase, name: str, value: str, path: str) -> None:
    """Set a cookie that no script reads and no other site sends."""
    options: dict[str, Any] = {"httponly": True, "samesite": "Lax"}
    response.set_cookie(
        name,
        value,
        max_age=COOKIE_SECONDS,
        path=path,
        secure=settings.SESSION_COOKIE_SECURE,
        **options,
    )
