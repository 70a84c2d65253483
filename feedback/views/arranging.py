"""Copying questions, and putting them on pages."""

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from access.gate import gate
from feedback import policies
from feedback.actions import questions as actions
from feedback.models import Consultation
from feedback.views.asking_questions import QUESTIONS, frozen
from feedback.views.frame import StaffRequest, to_consultation, to_question


@gate(policies.may_ask, Consultation)
@require_POST
def question_duplicate(
    request: StaffRequest, consultation: Consultation, question: int
) -> HttpResponse:
    """Put a copy of a question behind it."""
    try:
        copy = actions.duplicate_question(
            actor=request.actor, consultation=consultation, question_id=question
        )
    except actions.QuestionsFrozenError:
        return frozen(request, consultation)
    if copy is None:
        messages.warning(request, _("Somebody took this question out meanwhile."))
        return to_consultation(consultation, QUESTIONS)
    messages.success(request, _("A second one like it stands below it. Change its words."))
    return to_question(consultation, copy.pk)


@gate(policies.may_ask, Consultation)
@require_POST
def question_page(request: StaffRequest, consultation: Consultation, question: int) -> HttpResponse:
    """Begin a new page with a question, or put its page together with the one before."""
    way = request.POST.get("way", "")
    try:
        if way in actions.PAGE_WAYS:
            actions.turn_page(consultation=consultation, question_id=question, way=way)
    except actions.QuestionsFrozenError:
        return frozen(request, consultation)
    return to_question(consultation, question, "page")
