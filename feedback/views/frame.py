"""What the staff's pages about asking share: the request as the gate hands it over, today, the choices of a form."""

from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from access.actors import Actor
from feedback.models import Consultation
from organisations.models import Organisation
from organisations.queries import active_members


class StaffRequest(HttpRequest):
    """A request after the gate: somebody acts in an organisation."""

    actor: Actor
    organisation: Organisation


def local_day(organisation: Organisation, now: datetime) -> date:
    """Return the day it is in the organisation's time zone."""
    return now.astimezone(organisation.zone).date()


def member_choices() -> list[tuple[int, str]]:
    """Return ids and names of the members who may sign in; one statement."""
    return [(member.pk, str(member)) for member in active_members()]


def to_consultation(consultation: Consultation, anchor: str = "") -> HttpResponse:
    """Redirect to the page of a consultation, at `anchor` if given."""
    page = redirect(
        "feedback:consultation_detail", org=consultation.organisation.slug, pk=consultation.pk
    )
    if anchor:
        page["Location"] += f"#{anchor}"
    return page


def door_url(consultation: Consultation) -> str:
    """Return the whole address of the link for everybody, or "" when there is none."""
    if consultation.door_code is None:
        return ""
    return settings.SITE_URL + reverse("feedback:door", kwargs={"code": consultation.door_code})


def sent(request: HttpRequest) -> Any:
    """Return what was posted, or None for a page that is only looked at."""
    return request.POST if request.method == "POST" else None
