"""A tablet that is passed from hand to hand: turning a device into one, the next person, and ending it."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from access.gate import gate
from access.pages import page
from feedback import policies
from feedback.links import tablet_token
from feedback.models import Consultation
from feedback.queries.visits import Visit
from feedback.views.frame import StaffRequest
from feedback.views.keeping import start_url
from feedback.views.passing_on import begin_blank, end_tablet
from feedback.views.qr import qr_in_page
from feedback.views.visiting import see_other, show, visiting


@gate(policies.may_ask, Consultation)
@require_safe
def tablet_page(request: StaffRequest, consultation: Consultation) -> HttpResponse:
    """Show how to turn a device into a shared tablet: a square to scan, a link, or this very device."""
    link = _link(consultation) if _can_be_used(consultation) else ""
    context = {
        "consultation": consultation,
        "link": link,
        "qr": qr_in_page(link) if link else "",
        "is_open": consultation.is_open(timezone.now()),
    }
    return page(request, "feedback/tablet/staff.html", context)


@gate(policies.may_ask, Consultation)
@require_POST
def tablet_begin(request: StaffRequest, consultation: Consultation) -> HttpResponse:
    """Sign out here and turn this very device into a shared tablet: nobody it is handed to can go back into our pages."""
    if not _can_be_used(consultation):
        raise Http404
    link = _link(consultation)
    logout(request)
    return see_other(link)


def _can_be_used(consultation: Consultation) -> bool:
    """Whether answers come by the link for everybody now, which is what a tablet uses."""
    return consultation.door_code is not None and consultation.is_open(timezone.now())


def _link(consultation: Consultation) -> str:
    token = tablet_token(consultation.slug)
    return settings.SITE_URL + reverse("feedback:tablet_link", kwargs={"token": token})


@visiting
@require_safe
def answer_over(request: HttpRequest, visit: Visit, now: datetime) -> HttpResponse:
    """On a shared tablet, begin anew for the next person; elsewhere lead to the start. No row changes."""
    del request
    response: Any = see_other(start_url(visit))
    return begin_blank(response, visit, now) if visit.is_tablet else response


@visiting
@require_http_methods(["GET", "HEAD", "POST"])
def tablet_end(request: HttpRequest, visit: Visit, now: datetime) -> HttpResponse:
    """Ask once more, then let the device be one like any other."""
    del now
    if request.method == "POST":
        door = reverse("feedback:door", kwargs={"code": visit.consultation.door_code})
        return end_tablet(see_other(door), visit)
    return show(request, visit, "feedback/tablet/end.html")
