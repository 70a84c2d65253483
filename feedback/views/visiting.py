"""The frame around every page that people without an account see: who may go on, and what is said to the others.

Nothing typed is lost: whatever cannot be taken comes back on the page, with how to reach us.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from datetime import datetime
from functools import wraps
from typing import Any

from django.db import IntegrityError, InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from access.gate import participant_link
from feedback.forms.answering import AnswerForm, CodeForm, name_of
from feedback.links import COOKIE
from feedback.queries.answering import Said, has_outcome, place_of, said
from feedback.queries.meetings import open_to
from feedback.queries.reading import reading_of, sheet_for, worded
from feedback.queries.sheets import Sheet
from feedback.queries.visits import Standing, Visit, has_expired, is_same_link, standing
from feedback.views.keeping import keep_choice, start_url
from feedback.views.pace import TRAP, too_fast
from feedback.views.passing_on import SEEN_COOKIE, begin_blank, mark_press, was_left
from ui.views import typed_values

View = Callable[..., HttpResponseBase]
CONTROLS = frozenset({"csrfmiddlewaretoken", "link", "key", "version", "go", "may_quote", TRAP})
"""What a page sends beside answers."""


def visiting(view: View) -> View:
    """Let a visitor through to `view(request, visit, now=...)` while answers are taken.

    Otherwise say where things stand. A form that was opened with another link is not taken.
    """

    @keeping_words
    @participant_link("form")
    @wraps(view)
    def stood(request: HttpRequest, visit: Visit, **kwargs: Any) -> HttpResponseBase:
        now = timezone.now()
        if visit.is_tablet and was_left(request, now):
            response: HttpResponseBase = begin_blank(
                see_other(start_url(visit) + "?anew=1"), visit, now
            )
        else:
            with speaking(visit):
                seen = worded(visit)
                response = (
                    too_fast(request, seen)
                    or turned_away(request, seen, now)
                    or view(request, seen, now=now, **kwargs)
                )
            if COOKIE not in response.cookies:
                keep_choice(request, response, visit)
            if visit.is_tablet and SEEN_COOKIE not in response.cookies:
                mark_press(response, visit, now)
        response["Cache-Control"] = "no-store"
        return response

    return stood


def speaking(visit: Visit) -> AbstractContextManager[Any]:
    """Return a context in which our own words are in the language that a visitor chose, where we have it.

    Where nothing was chosen, the page stays in the language that the browser asks for.
    """
    return override(reading_of(visit).page_language) if visit.reading else nullcontext()


def keeping_words(view: View) -> View:
    """Answer 503 with everything typed, ready to be sent again, when the database cannot take it."""

    @wraps(view)
    def kept(request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        try:
            return view(request, **kwargs)
        except (OperationalError, InterfaceError, IntegrityError):
            if request.method != "POST":
                raise
            values = {
                "typed": list(typed_values(request)),
                "address": request.get_full_path(),
                "has_files": bool(request.FILES),
            }
            response = render(request, "feedback/answer_unsaved.html", values, status=503)
            response["Retry-After"] = "60"
            return response

    return kept


def turned_away(request: HttpRequest, visit: Visit, now: datetime) -> HttpResponse | None:
    """Return the page for someone who cannot go on, or None for someone who can."""
    where = standing(visit, now)
    if where is Standing.EARLY:
        return show(request, visit, "feedback/answer_early.html")
    if where in {Standing.WITHDRAWN, Standing.ENDED}:
        return ended(request, visit, where, now)
    if not visit.device and request.method != "POST":
        return see_other(reverse("feedback:door", kwargs={"code": visit.consultation.door_code}))
    if request.method == "POST" and not is_same_link(visit, request.POST.get("link", "")):
        return show(
            request,
            visit,
            "feedback/answer_other_link.html",
            words=words_sent(request, visit),
            status=409,
        )
    return None


def ended(request: HttpRequest, visit: Visit, where: Standing, now: datetime) -> HttpResponse:
    """Return what happened, or the page that says that this is over; words that came too late stand on it.

    A link past its time still leads there, but shows nobody's words.
    """
    is_sent, is_published = request.method == "POST", has_outcome(visit.consultation)
    if is_published and not is_sent:
        return see_other(happened_url(visit))
    is_known = visit.device and visit.version_id and not has_expired(visit, now)
    promised_on = visit.consultation.promised_on
    return show(
        request,
        visit,
        "feedback/answer_ended.html",
        status=410 if is_sent else 200,
        words=words_sent(request, visit) if is_sent else words_saved(visit) if is_known else [],
        where=where,
        is_published=is_published,
        meetings=[] if where is Standing.WITHDRAWN else open_to(visit, now, is_elsewhere=True),
        is_overdue=promised_on is not None
        and promised_on < now.astimezone(visit.organisation.zone).date(),
    )


def elsewhere(request: HttpRequest, visit: Visit, *, was_sent: bool = False) -> HttpResponse:
    """Return the page for a link that another device has begun with; nothing of it is shown."""
    words = words_sent(request, visit) if request.method == "POST" else []
    status = 409 if request.method == "POST" else 200
    return show(
        request,
        visit,
        "feedback/answer_elsewhere.html",
        status=status,
        was_sent=was_sent,
        words=words,
        code_form=CodeForm(),
        meetings=open_to(visit, timezone.now(), is_elsewhere=True),
    )


def show(
    request: HttpRequest, visit: Visit, template: str, *, status: int = 200, **values: Any
) -> HttpResponse:
    """Render one of the pages around answering, with what all of them show."""
    frame = {
        "visit": visit,
        "consultation": visit.consultation,
        "organisation": visit.organisation,
        "slug": visit.consultation.slug,
        "is_tablet": visit.is_tablet,
        "reading": reading_of(visit),
    }
    return render(request, template, frame | values, status=status)


def words_sent(request: HttpRequest, visit: Visit) -> list[Said]:
    """Return what a page sent, as lines beside its questions, whether or not it could be taken."""
    sheet = sheet_for(visit, visit.version_id) if visit.version_id else None
    return [
        Said(question.text, lines)
        for question in (sheet.questions if sheet else ())
        if (lines := _lines_sent(request, question))
    ]


def _lines_sent(request: HttpRequest, question: Any) -> list[str]:
    form = AnswerForm([question], request.POST, is_lenient=True)
    if form.is_valid():
        keyed = form.values
        return said(Sheet(question.form_version, ((question,),)), keyed)[0].lines
    name = name_of(question)
    parts = [each for each in request.POST if each == name or each.startswith(f"{name}_")]
    return [each for part in parts for each in request.POST.getlist(part) if each.strip()]


def words_saved(visit: Visit) -> list[Said]:
    """Return what this device saved and never sent."""
    place = place_of(visit)
    if place.draft is None:
        return []
    sheet = sheet_for(visit, place.version_id(visit))
    return [each for each in said(sheet, place.values(sheet)) if each.lines]


def happened_url(visit: Visit) -> str:
    """Return the address of the page that says what happened."""
    return reverse("feedback:happened", kwargs={"slug": visit.consultation.slug})


def see_other(url: str) -> HttpResponseRedirect:
    """Return a redirect after which the browser asks for the new page, whatever it sent before."""
    response = HttpResponseRedirect(url)
    response.status_code = 303
    return response
