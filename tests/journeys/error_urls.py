"""Addresses that answer with each page for when something goes wrong, whatever went wrong."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.urls import path

from tests.ui.urls import urlpatterns as edge
from ui import views


def unsaved(request):
    """The database could not take an answer; what was typed stands on the page."""
    typed = [views.Typed("q1", "Words that were typed", is_words=True)]
    values = {"typed": typed, "address": "/echo/"}
    return render(request, "feedback/answer_unsaved.html", values, status=503)


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
    *(path(f"{view.__name__}/", login_not_required(view)) for view in PAGES),
]
