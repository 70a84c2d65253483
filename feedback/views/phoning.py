"""Asking somebody to phone: for people who cannot write down what they have to say."""

from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from feedback.actions.safety import ask_for_call
from feedback.forms.safety import PhoneMeForm
from feedback.queries.sheets import offers_contact
from feedback.queries.visits import Visit
from feedback.views.answer_pages import read_when
from feedback.views.visiting import see_other, show, visiting


@visiting
@require_http_methods(["GET", "HEAD", "POST"])
def answer_phone_me(request: HttpRequest, visit: Visit, now: datetime) -> HttpResponse:
    """Take a number, and say who rings and who can be rung at once."""
    if not (visit.consultation.needs_care or offers_contact(visit)):
        raise Http404
    form = PhoneMeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        ask_for_call(
            consultation=visit.consultation,
            participant_id=visit.ask.participant_id if visit.ask else None,
            now=now,
            **form.cleaned_data,
        )
        address = reverse("feedback:answer_phone_me", kwargs={"slug": visit.consultation.slug})
        return see_other(f"{address}?asked=1")
    return show(
        request,
        visit,
        "feedback/answer_phone_me.html",
        status=422 if form.is_bound else 200,
        form=form,
        is_asked="asked" in request.GET,
        read_when=read_when(visit.consultation),
    )
