"""A question on the phones of a room: plain, without an account, one answer a phone until it closes."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from access.gate import participant_link
from access.tokens import digest_of, new_token
from feedback.actions.live import Taken, take_answer
from feedback.forms.answering import AnswerForm, name_of
from feedback.links import PHONE_COOKIE, phone_of, phone_salt
from feedback.queries.live import Asked, LiveVisit, answer_of, asked
from feedback.views.frame import sent
from feedback.views.visiting import keeping_words, see_other

PHONE_SECONDS = 24 * 60 * 60


@keeping_words
@participant_link("live")
@require_http_methods(["GET", "HEAD", "POST"])
def live_answer(request: HttpRequest, visit: LiveVisit) -> HttpResponse:
    """Show the question, or take what this phone answers in place of what it answered before."""
    question, phone = asked(visit.live), phone_of(request, visit.live.code)
    if not visit.is_open:
        return _page(
            request, visit, state=Taken.CLOSED, status=200 if request.method != "POST" else 410
        )
    if request.method == "POST" and not phone:
        return _page(request, visit, question, has_no_cookie=True, status=422)
    form = _form(request, visit, question, phone)
    if not form.is_valid():
        return _page(request, visit, question, form=form, status=422 if form.is_bound else 200)
    taken = take_answer(
        live=visit.live,
        device_digest=digest_of(phone),
        value=form.values[str(question.key)],
        now=timezone.now(),
    )
    if taken is Taken.KEPT:
        return see_other(f"{request.path}?sent=1")
    return _page(request, visit, state=taken, status=410 if taken is Taken.CLOSED else 503)


def _form(request: HttpRequest, visit: LiveVisit, question: Asked, phone: str) -> AnswerForm:
    before = answer_of(visit.live, digest_of(phone)) if phone else None
    values = {} if before is None else {str(question.key): before}
    return AnswerForm([question], sent(request), values=values, is_only_page=True)  # type: ignore[list-item]


def _page(
    request: HttpRequest,
    visit: LiveVisit,
    question: Asked | None = None,
    *,
    form: AnswerForm | None = None,
    status: int = 200,
    **values: object,
) -> HttpResponse:
    """Render the page; a phone that comes for the first time gets a name of its own that only it knows."""
    if question is not None and form is None:
        form = AnswerForm([question], is_only_page=True)  # type: ignore[list-item]
    context = {
        "consultation": visit.consultation,
        "organisation": visit.organisation,
        "live": visit.live,
        "form": form,
        "has_answered": form is not None and bool(form.initial.get(name_of(question))),  # type: ignore[arg-type]
        "is_sent": "sent" in request.GET,
    }
    response = render(
        request, "feedback/meetings/live_answer.html", context | values, status=status
    )
    response["Cache-Control"] = "no-store"
    if visit.is_open and not phone_of(request, visit.live.code):
        response.set_signed_cookie(
            PHONE_COOKIE,
            new_token(),
            salt=phone_salt(visit.live.code),
            max_age=PHONE_SECONDS,
            path=request.path,
            httponly=True,
            samesite="Lax",
            secure=settings.SESSION_COOKIE_SECURE,
        )
    return response
