"""Every way in to one ask, on one page: links, paper, tablet, typing in, reminding."""

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from access.gate import gate
from access.pages import page
from feedback import policies
from feedback.domain.codes import in_groups
from feedback.models import Consultation
from feedback.queries import invitees
from feedback.queries.entries import typing_state
from feedback.queries.ways import ways_counted
from feedback.views.frame import StaffRequest, door_url


@gate(policies.may_see, Consultation)
@require_safe
def ways_in(request: StaffRequest, consultation: Consultation) -> HttpResponse:
    """Show how people can reach it and how their answers come to us, with what each way is good for."""
    now = timezone.now()
    context = {
        "consultation": consultation,
        "is_draft": consultation.opened_at is None,
        "is_open": consultation.is_open(now),
        "door_url": door_url(consultation),
        "code": in_groups(consultation.door_code) if consultation.door_code else "",
        "asked": invitees.asked_count(consultation),
        "ways": ways_counted(consultation),
        "can_type": typing_state(consultation, now).is_possible,
        "may_ask": policies.may_ask(request.actor, consultation),
        "may_invite": policies.may_invite(request.actor, consultation),
    }
    return page(request, "feedback/ways/ways.html", context)
