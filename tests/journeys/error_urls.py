"""Addresses that answer with each page for when something goes wrong, whatever went wrong."""

from time import sleep

from django.contrib.auth.decorators import login_not_required
from django.http import StreamingHttpResponse
from django.shortcuts import render
from django.urls import path

from tests.ui.urls import urlpatterns as edge
from ui import views


def unsaved(request):
    """The database could not take an answer; what was typed stands on the page."""
    typed = [views.Typed("q1", "Words that were typed", is_words=True)]
    values = {"typed": typed, "address": "/echo/"}
    return render(request, "feedback/answer_unsaved.html", values, status=503)


SLOW = """<!doctype html><html lang="en" dir="ltr"><head><title>Slow</title><link rel="icon" href="/static/img/mark.svg"></head>
<body><main><h1>{}</h1><form><button name="pressed" value="1">Press</button></form></main></body></html>"""


def slow(request):
    """Answer at once, with nothing on the page for a while."""

    def parts():
        yield "\n"
        sleep(0.7)
        yield SLOW.format("Pressed" if "pressed" in request.GET else "Not yet")

    return StreamingHttpResponse(parts())


PAGES = {
    views.bad_request: 400,
    views.permission_denied: 403,
    views.page_not_found: 404,
    views.method_not_allowed: 405,
    views.gone: 410,
    views.content_too_large: 413,
    views.too_many_requests: 429,
    unsaved: 503,
}
"""The views, and the status each answers with."""

handler400 = "ui.views.bad_request"
handler403 = "ui.views.permission_denied"
handler404 = "ui.views.page_not_found"
handler500 = "ui.views.server_error"

urlpatterns = [
    *edge,
    path("slow/", login_not_required(slow)),
    *(path(f"{view.__name__}/", login_not_required(view)) for view in PAGES),
]
