"""The frame around the pages of somebody's own record: who may go on, and what is said to the others."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from access.gate import participant_link
from participants.links import COOKIE, RECORD, VISIT_COOKIE, RecordVisitor
from ui.views import typed_values

View = Callable[..., HttpResponseBase]
COOKIE_PATH = "/my-record/"
COOKIE_SECONDS = 24 * 60 * 60
"""A day: whoever comes back later opens the link again."""


def in_record(*, second_step: bool = True) -> Callable[[View], View]:
    """Let somebody through to a page of their own record, by the cookies of this device.

    A form that was opened with another link is not taken. With `second_step` the page needs the short visit that a code
    opens; where it has run out, what was typed is shown.
    """

    def decorate(view: View) -> View:
        @participant_link(RECORD)
        @wraps(view)
        def seen(request: HttpRequest, visitor: RecordVisitor, **kwargs: Any) -> HttpResponseBase:
            turned_away = _turned_away(request, visitor, second_step=second_step)
            response = turned_away or view(request, visitor, **kwargs)
            response["Cache-Control"] = "private, no-store"
            return response

        return seen

    return decorate


def _turned_away(
    request: HttpRequest, visitor: RecordVisitor, *, second_step: bool
) -> HttpResponse | None:
    is_sent = request.method == "POST"
    if is_sent and not visitor.is_same_link(request.POST.get("link", "")):
        return show(request, visitor, "participants/record/other_link.html", status=409)
    if visitor.is_open or not second_step:
        return None
    if is_sent:
        words = [each for each in typed_values(request) if each.is_words]
        page = "participants/record/run_out.html"
        return show(request, visitor, page, status=403, words=words)
    return see_other(reverse("participants:record_code"))


def show(
    request: HttpRequest, visitor: RecordVisitor, template: str, *, status: int = 200, **values: Any
) -> HttpResponse:
    """Render one of the pages of a record, with what all of them show."""
    frame = {"visitor": visitor, "organisation": visitor.organisation}
    return render(request, template, frame | values, status=status)


def home() -> HttpResponseRedirect:
    """Lead to the first page of the record."""
    return see_other(reverse("feedback:record_home"))


def see_other(url: str) -> HttpResponseRedirect:
    """Return a redirect after which the browser asks for the new page, whatever it sent before."""
    response = HttpResponseRedirect(url)
    response.status_code = 303
    return response


def keep_cookie(response: HttpResponse, name: str, value: str, seconds: int) -> None:
    """Set a cookie that no script reads, no other site sends, and no page but those of the record sees."""
    response.set_cookie(
        name,
        value,
        max_age=seconds,
        path=COOKIE_PATH,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def forget(response: HttpResponse) -> None:
    """Take both cookies away, and what the browser kept of the pages."""
    for name in (COOKIE, VISIT_COOKIE):
        response.delete_cookie(name, path=COOKIE_PATH, samesite="Lax")
    response["Clear-Site-Data"] = '"cache"'


def sent(request: HttpRequest) -> Any:
    """Return what was posted, or None for a page that is only looked at."""
    return request.POST if request.method == "POST" else None


def today_of(visitor: RecordVisitor) -> Any:
    """Return the day it is where the organisation is."""
    return timezone.now().astimezone(visitor.organisation.zone).date()
