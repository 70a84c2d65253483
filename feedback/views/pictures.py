"""Giving out pictures: to whoever sent them, and to those who may read the words beside them. Never to anybody else."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.csp import CSP
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_safe

from access.gate import gate
from feedback import policies
from feedback.models import Consultation, Picture
from feedback.queries.picturing import picture_beside, picture_of
from feedback.queries.visits import Visit
from feedback.views.frame import StaffRequest
from feedback.views.visiting import visiting

HEADERS = {
    "Content-Disposition": 'inline; filename="picture.jpg"',
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "private, no-store",
}
POLICY: dict[str, Any] = {"sandbox": True, "default-src": [CSP.NONE]}
can_run_nothing = csp_override(POLICY)
"""A picture opened by itself can run nothing, is kept nowhere, and its name says nothing."""


@gate(policies.may_see_pictures, Consultation)
@can_run_nothing
@require_safe
def word_picture(request: StaffRequest, consultation: Consultation, answer: UUID) -> HttpResponse:
    """Give out the picture of an answer that was sent."""
    found = picture_beside(
        consultation,
        answer,
        reads=policies.may_read_words(request.actor, consultation),
        keeps_safe=policies.may_keep_safe(request.actor, consultation),
    )
    return _given_out(found)


@visiting
@can_run_nothing
@require_safe
def answer_picture(
    request: HttpRequest, visit: Visit, picture: UUID, now: datetime
) -> HttpResponse:
    """Give a picture back to whoever sent it."""
    del request, now
    return _given_out(picture_of(visit, picture))


def _given_out(picture: Picture | None) -> HttpResponse:
    if picture is None:
        raise Http404
    return HttpResponse(bytes(picture.content), content_type="image/jpeg", headers=HEADERS)
