"""The two doors: a personal link and a public one. Each leaves a cookie and leads to a clean address; no row changes."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac
from django.views.decorators.http import require_safe

from access.gate import participant_link
from access.tokens import new_token
from feedback.domain.codes import plain_word, secret_from
from feedback.links import COOKIE, DEVICE_COOKIE, WORD_COOKIE, Key, read_seed
from feedback.queries.answering import has_outcome
from feedback.queries.visits import Standing, Visit, standing
from feedback.views.pace import count_new_device
from feedback.views.visiting import happened_url, keeping_words, see_other

COOKIE_SECONDS = 180 * 24 * 60 * 60
"""Half a year: longer than anything stays open."""


@keeping_words
@participant_link("answer")
@require_safe
def answer_link(request: HttpRequest, visit: Visit, token: str) -> HttpResponse:
    """Let somebody in by a personal link."""
    return _let_in(request, visit, token, "/a/")


@keeping_words
@participant_link("door")
@require_safe
def door(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Let somebody in by the public link."""
    return _let_in(request, visit, "", "/j/")


def _let_in(request: HttpRequest, visit: Visit, token: str, path: str) -> HttpResponse:
    ended = standing(visit, timezone.now()) in {Standing.ENDED, Standing.WITHDRAWN}
    if ended and has_outcome(visit.consultation):
        return see_other(happened_url(visit))
    seed = read_seed(request)
    if not seed:
        seed = new_token()
        count_new_device(visit)
    response = see_other(start_url(visit))
    keep_cookie(response, DEVICE_COOKIE, seed, path)
    keep_key(response, visit, Key(token, device_from(seed, visit)))
    response["Cache-Control"] = "no-store"
    return response


def device_from(seed: str, visit: Visit) -> str:
    """Return what this device is called at one ask or public door: the same each time, unlike at any other."""
    door = f"door:{visit.consultation.slug}" if visit.ask is None else f"ask:{visit.ask.pk}"
    return secret_from(seed, door)


def start_url(visit: Visit) -> str:
    """Return the address of the first page."""
    return reverse("feedback:answer_start", kwargs={"slug": visit.consultation.slug})


def keep_key(response: HttpResponse, visit: Visit, key: Key) -> None:
    """Keep on the device what opens the pages of this consultation."""
    keep_cookie(response, COOKIE, str(key), start_url(visit))


def keep_word(response: HttpResponse, visit: Visit) -> None:
    """Keep on the device that the code of today was given."""
    keep_cookie(response, WORD_COOKIE, word_proof(visit), start_url(visit))


def knows_word(request: HttpRequest, visit: Visit) -> bool:
    """Whether this device gave the code of today, or none is asked for."""
    if visit.ask is not None or not visit.consultation.door_word:
        return True
    return constant_time_compare(request.COOKIES.get(WORD_COOKIE, ""), word_proof(visit))


def word_proof(visit: Visit) -> str:
    """Return what shows that this device gave the code of today; another code, and it shows nothing."""
    about = f"{visit.consultation.slug} {plain_word(visit.consultation.door_word)} {visit.device}"
    return salted_hmac("code of today", about, algorithm="sha256").hexdigest()[:32]


def keep_cookie(response: HttpResponse, name: str, value: str, path: str) -> None:
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
