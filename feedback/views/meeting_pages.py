"""Meetings as people who take part see them: when and where, saying whether they come, and the entry for a calendar."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from access.gate import participant_link
from feedback.actions.coming import sign_up
from feedback.forms.coming import SignUpForm
from feedback.queries.answering import Said, place_of
from feedback.queries.meetings import Gathering, one_for
from feedback.queries.offers import what_you_get
from feedback.queries.visits import Visit, has_expired, is_same_link
from feedback.views.frame import local_day, sent
from feedback.views.meeting_file import meeting_file
from feedback.views.visiting import keeping_words, see_other, show

View = Callable[..., HttpResponseBase]


def at_meeting(view: View) -> View:
    """Let a visitor through to `view(request, visit, shown=..., now=...)` at a meeting of what they are asked.

    A page that was opened with another link is not taken; a link past its time shows what everybody may see, and
    a device on which somebody else may read nothing of what was answered.
    """

    @keeping_words
    @participant_link("form")
    @wraps(view)
    def stood(request: HttpRequest, visit: Visit, meeting: int, **kwargs: Any) -> HttpResponseBase:
        now = timezone.now()
        about = visit.consultation
        shown = one_for(visit, meeting, now)
        if shown is None or about.opened_at is None or about.withdrawn_at is not None:
            raise Http404
        if has_expired(visit, now):
            shown = replace(shown, is_personal=False, state="", needs="")
        elif shown.is_personal and place_of(visit).is_elsewhere:
            shown = shown.from_elsewhere()
        response = view(request, visit, shown=shown, now=now, **kwargs)
        response["Cache-Control"] = "no-store"
        return response

    return stood


@at_meeting
@require_http_methods(["GET", "HEAD", "POST"])
def meeting_answer(
    request: HttpRequest, visit: Visit, shown: Gathering, now: datetime
) -> HttpResponse:
    """Show when, where and what for; whoever was asked by name says here whether they come."""
    may_answer = shown.is_personal and shown.is_answerable
    if request.method == "POST" and not is_same_link(visit, request.POST.get("link", "")):
        words = _typed(request)
        return show(request, visit, "feedback/answer_other_link.html", words=words, status=409)
    form = SignUpForm(sent(request) if may_answer else None, initial=_answered(shown))
    if form.is_valid() and visit.ask is not None:
        sign_up(
            meeting=shown.meeting,
            participant_id=visit.ask.participant_id,
            wanted=form.cleaned_data["state"],
            needs=form.cleaned_data["needs"] or (None if shown.is_elsewhere else ""),
            today=local_day(visit.organisation, now),
        )
        return see_other(meeting_url(visit, shown.meeting.pk) + "?saved=1")
    return show(
        request,
        visit,
        "feedback/meetings/answer.html",
        status=422 if form.is_bound else 410 if request.method == "POST" else 200,
        shown=shown,
        form=form if may_answer else None,
        gets=_gets(visit),
        is_saved="saved" in request.GET,
        is_askable=visit.consultation.is_open(now),
    )


def _typed(request: HttpRequest) -> list[Said]:
    """What somebody wrote on a page that was opened with another link, so that it is not lost."""
    lines = [line for line in request.POST.get("needs", "").splitlines() if line.strip()]
    return [Said(str(SignUpForm.base_fields["needs"].label), lines)] if lines else []


def _answered(shown: Gathering) -> dict[str, str]:
    """What the form shows: on the list for a place means that they want to come."""
    state = "coming" if shown.state == "waiting" else shown.state
    return {"state": state, "needs": shown.needs}


def _gets(visit: Visit) -> Any:
    if visit.ask is None:
        return what_you_get(visit.consultation)
    return what_you_get(visit.consultation, group_id=visit.ask.group_id, knows_group=True)


@at_meeting
@require_safe
def meeting_entry(
    request: HttpRequest, visit: Visit, shown: Gathering, now: datetime
) -> HttpResponse:
    """Give the meeting as a file for a calendar."""
    del request, visit
    if shown.is_secret:
        raise Http404
    return meeting_file(shown.meeting, now=now)


def meeting_url(visit: Visit, meeting_id: int) -> str:
    """Return the address of a meeting's page."""
    slug = visit.consultation.slug
    return reverse("feedback:meeting_answer", kwargs={"slug": slug, "meeting": meeting_id})
