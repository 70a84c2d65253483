"""A tablet passed from hand to hand: each person gets a device of their own, and a tablet left lying starts blank."""

from datetime import datetime, timedelta

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from access.tokens import new_token
from feedback.links import COOKIE, Key
from feedback.queries.visits import Visit
from feedback.views.keeping import keep_cookie, keep_key, start_url

SEEN_COOKIE = "tablet_seen"
"""At `/f/<slug>/`: the minute in which somebody pressed anything."""
IDLE = timedelta(minutes=10)
"""After so long without a press, whoever comes next is taken for somebody else."""
THANKS_SECONDS = 120
"""The thank-you page of a tablet goes back to the start by itself."""


def begin_blank(response: HttpResponse, visit: Visit, now: datetime) -> HttpResponse:
    """Let the device be a new one: nothing that was typed or sent on it before can be reached from it."""
    keep_key(response, visit, Key("", new_token(), is_tablet=True))
    mark_press(response, visit, now)
    return response


def mark_press(response: HttpResponseBase, visit: Visit, now: datetime) -> None:
    """Keep on the device when it was used last."""
    keep_cookie(response, SEEN_COOKIE, str(_minute(now)), start_url(visit))


def was_left(request: HttpRequest, now: datetime) -> bool:
    """Return whether nobody had pressed anything for ten minutes. What is being sent is always taken."""
    seen = request.COOKIES.get(SEEN_COOKIE, "")
    if request.method == "POST" or not (seen.isascii() and seen.isdecimal()):
        return False
    return _minute(now) - int(seen[:10]) >= IDLE.total_seconds() // 60


def end_tablet(response: HttpResponse, visit: Visit) -> HttpResponse:
    """Take everything of the tablet off the device."""
    for name in (COOKIE, SEEN_COOKIE):
        response.delete_cookie(name, path=start_url(visit))
    return response


def _minute(now: datetime) -> int:
    return int(now.timestamp()) // 60
