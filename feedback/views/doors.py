"""The two doors: a personal link and a public one. Each leaves a cookie and leads to a clean address; no row changes."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from access.gate import participant_link
from access.tokens import new_token
from feedback.links import CHOICE, DEVICE_COOKIE, Key, read_seed
from feedback.queries.answering import has_outcome
from feedback.queries.reading import chosen_code
from feedback.queries.visits import Standing, Visit, standing
from feedback.views.keeping import device_from, keep_cookie, keep_key, start_url
from feedback.views.pace import count_new_device
from feedback.views.passing_on import begin_blank
from feedback.views.visiting import happened_url, keeping_words, see_other

LONGEST_NUMBER = 19


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


@keeping_words
@participant_link("tablet")
@require_safe
def tablet_link(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Turn this device into one that is passed on, by a link that a member shows; the first person starts blank."""
    del request
    now = timezone.now()
    if standing(visit, now) in {Standing.ENDED, Standing.WITHDRAWN} and has_outcome(
        visit.consultation
    ):
        return see_other(happened_url(visit))
    response = begin_blank(see_other(start_url(visit)), visit, now)
    response["Cache-Control"] = "no-store"
    return response


def _let_in(request: HttpRequest, visit: Visit, token: str, path: str) -> HttpResponse:
    wanted = _meeting(request)
    ended = not wanted and standing(visit, timezone.now()) in {Standing.ENDED, Standing.WITHDRAWN}
    if ended and has_outcome(visit.consultation):
        return see_other(happened_url(visit))
    seed = read_seed(request)
    if not seed:
        seed = new_token()
        count_new_device(visit)
    chosen = request.GET.get(CHOICE, "")
    reading = chosen if chosen_code(visit, chosen) is not None else ""
    response = see_other(start_url(visit) + (f"meeting/{wanted}/" if wanted else ""))
    keep_cookie(response, DEVICE_COOKIE, seed, path)
    keep_key(response, visit, Key(token, device_from(seed, visit), reading=reading))
    response["Cache-Control"] = "no-store"
    return response


def _meeting(request: HttpRequest) -> str:
    """The meeting that a link in a message leads to, or nothing."""
    wanted = request.GET.get("meeting", "")
    return (
        wanted if wanted.isascii() and wanted.isdecimal() and len(wanted) < LONGEST_NUMBER else ""
    )
