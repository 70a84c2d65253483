"""What a page leaves on the device of somebody without an account: cookies that no script reads and no other site gets."""

from dataclasses import replace
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac

from feedback.domain.codes import plain_word, secret_from
from feedback.links import CHOICE, COOKIE, WORD_COOKIE, Key, read_key
from feedback.queries.reading import chosen_code
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
    kept = replace(key, is_tablet=is_tablet).at(visit.consultation.slug)
    keep_cookie(response, COOKIE, kept, start_url(visit))


def keep_choice(request: HttpRequest, response: HttpResponseBase, visit: Visit) -> None:
    """Keep on the device which wording the address of this page chose, where it is one that there is."""
    slug = visit.consultation.slug
    key, wanted = read_key(request, slug), request.GET.get(CHOICE, "")
    if key is None or not wanted or wanted == key.reading or chosen_code(visit, wanted) is None:
        return
    keep_cookie(response, COOKIE, replace(key, reading=wanted).at(slug), start_url(visit))


def keep_word(response: HttpResponse, visit: Visit) -> None:
    """Keep on the device that the code of today was given."""
    keep_cookie(response, WORD_COOKIE, word_proof(visit), start_url(visit))


def knows_word(request: HttpRequest, visit: Visit) -> bool:
    """Whether this device gave the code of today, or none is asked for. A tablet that is passed on needs none."""
    if visit.ask is not None or visit.is_tablet or not visit.consultation.door_word:
        return True
    return constant_time_compare(request.COOKIES.get(WORD_COOKIE, ""), word_proof(visit))


def word_proof(visit: Visit) -> str:
    """Return what shows that this device gave the code of today; another code, and it shows nothing."""
    about = f"{visit.consultation.slug} {plain_word(visit.consultation.door_word)} {visit.device}"
    return salted_hmac("code of today", about, algorithm="sha256").hexdigest()[:32]


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
