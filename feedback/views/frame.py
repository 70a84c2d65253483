"""What the staff's pages about asking share: the request as the gate hands it over, today, the choices of a form."""

from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from access.actors import Actor
from feedback.models import Consultation, Item
from feedback.queries.offers import what_you_get
from feedback.queries.outcomes import ItemBoard, boards_of
from feedback.queries.purpose import purpose_card
from feedback.queries.scope_words import whole_project
from organisations.models import Organisation
from organisations.queries import active_members
from projects.queries.scope import scope_of


class StaffRequest(HttpRequest):
    """A request after the gate: somebody acts in an organisation."""

    actor: Actor
    organisation: Organisation


def local_day(organisation: Organisation, now: datetime) -> date:
    """Return the day it is in the organisation's time zone."""
    return organisation.day_at(now)


def own_board(item: Item, outcome: int) -> ItemBoard:
    """Return one of the outcomes that are written with this item, by its key; not found where another ask writes it."""
    for board in boards_of(item):
        if board.outcome_id == outcome and not board.is_carried:
            return board
    raise Http404


def card_context(consultation: Consultation, *, minutes: int, today: date) -> dict[str, Any]:
    """Return what the templates show of why people are asked: `card`, and `whole_project` below it; two statements."""
    scope = scope_of(consultation.project_id)
    gets = what_you_get(consultation)
    return {
        "card": purpose_card(consultation, minutes=minutes, gets=gets, scope=scope),
        "whole_project": whole_project(consultation, scope, today=today),
    }


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


def to_question(consultation: Consultation, question_id: int, anchor: str = "") -> HttpResponse:
    """Redirect to a question on the page of its consultation, which shows it on the phone too; `anchor` is a place in it."""
    page = to_consultation(consultation)
    place = f"question-{question_id}" + (f"-{anchor}" if anchor else "")
    page["Location"] += f"?question={question_id}#{place}"
    return page


def door_url(consultation: Consultation) -> str:
    """Return the whole address of the link for everybody, or "" when there is none."""
    if consultation.door_code is None:
        return ""
    return settings.SITE_URL + reverse("feedback:door", kwargs={"code": consultation.door_code})


def sent(request: HttpRequest) -> Any:
    """Return what was posted, or None for a page that is only looked at."""
    return request.POST if request.method == "POST" else None
