"""After sending: what happens next, a copy to keep, changing, taking out, hearing what came of it."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from access.tokens import new_token
from feedback.actions.subscribing import tell_me_when
from feedback.actions.taking_back import take_out
from feedback.domain.codes import in_groups
from feedback.forms.answering import TellMeForm
from feedback.links import DEVICE_COOKIE, Key
from feedback.queries.answering import Sent, copy_of, reader_names, sent_by
from feedback.queries.meetings import open_to
from feedback.queries.reading import sheet_for
from feedback.queries.sheets import offers_contact
from feedback.queries.thanks import steps_after
from feedback.queries.visits import Visit
from feedback.views.keeping import device_from, keep_cookie, keep_key
from feedback.views.passing_on import THANKS_SECONDS, begin_blank
from feedback.views.visiting import elsewhere, see_other, show, visiting
from participants.actions.agreements import choose
from participants.forms.agreements import ChoicesForm


def after_sending(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponseBase]:
    """Let through to `view(request, visit, sent, now)` whoever sent answers from this device."""

    @visiting
    @wraps(view)
    def sent_first(
        request: HttpRequest, visit: Visit, now: datetime, **kwargs: Any
    ) -> HttpResponse:
        sent = sent_by(visit)
        if sent is None:
            return see_other(_url("start", visit))
        if sent.receipt_digest not in visit.receipt_digests:
            return elsewhere(request, visit, was_sent=True)
        return view(request, visit, sent, now, **kwargs)

    return sent_first


@after_sending
@require_safe
def answer_thanks(request: HttpRequest, visit: Visit, sent: Sent, now: datetime) -> HttpResponse:
    """Say that the answers arrived, what happens next and by when."""
    return _thanks(request, visit, sent, now)


def _thanks(
    request: HttpRequest,
    visit: Visit,
    sent: Sent,
    now: datetime,
    *,
    form: TellMeForm | None = None,
    choices_form: ChoicesForm | None = None,
    status: int = 200,
) -> HttpResponse:
    consultation = visit.consultation
    template = "feedback/tablet/thanks.html" if visit.is_tablet else "feedback/answer_thanks.html"
    page = show(
        request,
        visit,
        template,
        status=status,
        sent=sent,
        receipt=in_groups(visit.receipt_code),
        steps=steps_after(consultation, reader_names(consultation)),
        can_change=consultation.is_open(now),
        came_before="before" in request.GET,
        is_saved="saved" in request.GET,
        has_chosen=request.GET.get("chosen") == "1",
        has_left_open=request.GET.get("chosen") == "0",
        offers_contact=offers_contact(visit),
        form=form or TellMeForm(is_shared=visit.is_tablet),
        choices_form=choices_form or ChoicesForm(),
        thanks_minutes=THANKS_SECONDS // 60,
        stays="stay" in request.GET or status != HTTPStatus.OK,
        meetings=open_to(visit, now),
    )
    if visit.is_tablet and "stay" not in request.GET and status == HTTPStatus.OK:
        page["Refresh"] = f"{THANKS_SECONDS}; url={_url('over', visit)}"
    return page


@after_sending
@require_POST
def answer_tell_me(request: HttpRequest, visit: Visit, sent: Sent, now: datetime) -> HttpResponse:
    """Keep an address for the news, apart from the answers."""
    form = TellMeForm(request.POST, is_shared=visit.is_tablet)
    if visit.ask is None and form.is_valid():
        tell_me_when(consultation=visit.consultation, email=form.cleaned_data["email"])
        return see_other(_url("thanks", visit) + "?saved=1")
    return _thanks(request, visit, sent, now, form=form, status=422)


@after_sending
@require_POST
def answer_choices(request: HttpRequest, visit: Visit, sent: Sent, now: datetime) -> HttpResponse:
    """Keep whether somebody asked by name wants to hear what happened, and may be asked again: two choices.

    What was chosen before is not shown: somebody else may have opened the link.
    """
    form = ChoicesForm(request.POST)
    if visit.ask is not None and form.is_valid():
        choose(actor=None, participant_id=visit.ask.participant_id, **form.cleaned_data)
        chosen = int(any(form.cleaned_data.values()))
        return see_other(f"{_url('thanks', visit)}?chosen={chosen}#choices")
    return _thanks(request, visit, sent, now, choices_form=form, status=422)


@after_sending
@require_safe
def answer_copy(request: HttpRequest, visit: Visit, sent: Sent, now: datetime) -> HttpResponse:
    """Show what was sent, to print or to keep."""
    del now
    receipt = in_groups(visit.receipt_code)
    return show(
        request,
        visit,
        "feedback/answer_copy.html",
        said=copy_of(sent, sheet_for(visit, sent.version_id)),
        receipt=receipt,
    )


@after_sending
@require_http_methods(["GET", "HEAD", "POST"])
def answer_take_out(request: HttpRequest, visit: Visit, sent: Sent, now: datetime) -> HttpResponse:
    """Ask once more, then delete what was sent."""
    del sent
    if request.method == "POST":
        take_out(visit=visit, today=now.astimezone(visit.organisation.zone).date())
        return see_other(_url("removed", visit))
    return show(request, visit, "feedback/answer_take_out.html")


@visiting
@require_POST
def answer_next_person(request: HttpRequest, visit: Visit, now: datetime) -> HttpResponse:
    """Begin anew for the next person on this device, who sees nothing of the one before."""
    response = see_other(_url("start", visit))
    if visit.is_tablet:
        return begin_blank(response, visit, now)
    if visit.ask is None:
        seed = new_token()
        keep_cookie(response, DEVICE_COOKIE, seed, "/j/")
        keep_key(response, visit, Key("", device_from(seed, visit)))
    return response


def _url(name: str, visit: Visit) -> str:
    return reverse(f"feedback:answer_{name}", kwargs={"slug": visit.consultation.slug})
