"""Answering: the start, one page after another, coming back later, stopping. What the page template gets is said in
`feedback.views.answer_pages`.
"""

from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from feedback.actions.answering import Sending, StartedElsewhereError, save_page, send_answers
from feedback.actions.taking_back import Found, continue_here, remove_draft
from feedback.domain.codes import in_groups
from feedback.forms.answering import AnswerForm, CodeForm, WordForm
from feedback.links import Key, read_key
from feedback.models import FormVersion
from feedback.queries.answering import place_of, reader_names, sent_by
from feedback.queries.exceptions import exception_words
from feedback.queries.offers import what_you_get
from feedback.queries.purpose import Sentence, purpose_card
from feedback.queries.scope_words import whole_project
from feedback.queries.sheets import Sheet, sheet_of, words_in
from feedback.queries.visits import Standing, Visit, standing
from feedback.views.answer_pages import kept_page, own_page, safe_line
from feedback.views.doors import keep_key, keep_word, knows_word
from feedback.views.pace import is_flood, sent_back, signals
from feedback.views.visiting import elsewhere, ended, see_other, show, visiting
from projects.queries.scope import scope_of
from ui.guessing import answer_to_a_miss

LENIENT = {"back", "later"}
"""Ways to leave a page on which nothing has to be answered."""


@visiting
@require_safe
def answer_start(request: HttpRequest, visit: Visit, now: datetime) -> HttpResponse:
    """Say why we ask, who reads and who decides; or welcome somebody back."""
    place = place_of(visit)
    if place.is_elsewhere:
        return elsewhere(request, visit, was_sent=place.was_sent)
    if place.sent is not None:
        return see_other(_url("thanks", visit))
    if place.draft is None and standing(visit, now) is Standing.LATE:
        return ended(request, visit, Standing.ENDED, now)
    if place.draft is None and not knows_word(request, visit):
        return show(request, visit, "feedback/answer_word.html", form=WordForm())
    sheet = sheet_of(place.version_id(visit))
    scope = scope_of(visit.consultation.project_id)
    return show(
        request,
        visit,
        "feedback/answer_start.html",
        card=purpose_card(
            visit.consultation,
            minutes=sheet.minutes_from(1),
            gets=_what_you_get(visit),
            scope=scope,
        ),
        whole_project=whole_project(
            visit.consultation, scope, today=now.astimezone(visit.organisation.zone).date()
        ),
        readers=reader_names(visit.consultation),
        safe_line=safe_line(visit.consultation),
        count=len(sheet.questions),
        draft=place.draft,
        exception=exception_words(visit.ask),
        next_page=sheet.first_open(place.values(sheet)),
        code_form=CodeForm(),
    )


def _what_you_get(visit: Visit) -> list[Sentence]:
    """What the person of a personal link gets; whoever comes by the link for everybody reads what each group gets."""
    if visit.ask is None:
        return what_you_get(visit.consultation)
    return what_you_get(visit.consultation, group_id=visit.ask.group_id, knows_group=True)


@visiting
@require_http_methods(["GET", "HEAD", "POST"])
def answer_page(request: HttpRequest, visit: Visit, page: int, now: datetime) -> HttpResponse:
    """Show one page of questions, or take what was answered on it."""
    if request.method == "POST":
        return _take(request, visit, _sheet_sent(request, visit), page, now)
    place = place_of(visit)
    if place.is_elsewhere:
        return elsewhere(request, visit, was_sent=place.was_sent)
    sheet = sheet_of(place.version_id(visit))
    if not sheet.page(page):
        raise Http404
    values, needed = place.values(sheet), "needed" in request.GET
    if needed or any(str(question.key) in values for question in sheet.page(page)):
        form = _form(sheet, page, values=values)
        return own_page(request, visit, sheet, page, form, needed=needed)
    return kept_page(request, visit, sheet, page)


def _form(sheet: Sheet, number: int, data: Any = None, **options: Any) -> AnswerForm:
    is_only_page = len(sheet.pages) == 1
    return AnswerForm(sheet.page(number), data, is_only_page=is_only_page, **options)


def _sheet_sent(request: HttpRequest, visit: Visit) -> Sheet:
    """Return the questions that the sent page showed: those of its version, if it is one of this consultation."""
    sent = request.POST.get("version", "")
    try:
        sheet = sheet_of(int(sent)) if sent.isdecimal() else None
    except (FormVersion.DoesNotExist, OverflowError, ValueError):
        sheet = None
    if sheet is not None and sheet.version.consultation_id == visit.consultation.pk:
        return sheet
    return sheet_of(visit.version_id or 0)


def _take(
    request: HttpRequest, visit: Visit, sheet: Sheet, number: int, now: datetime
) -> HttpResponse:
    go = request.POST.get("go", "next")
    if not sheet.page(number):
        raise Http404
    form = _form(sheet, number, request.POST, is_lenient=go in LENIENT)
    is_skipped = go == "skip" and form.can_skip
    if not is_skipped and not form.is_valid():
        return own_page(request, visit, sheet, number, form)
    if is_skipped:
        form.is_lenient = True
    values = {} if is_skipped else form.values
    try:
        if number == len(sheet.pages) and go not in LENIENT:
            return _send(request, visit, sheet, form, values=values, now=now)
        save_page(visit=visit, sheet=sheet, number=number, values=values, now=now)
    except StartedElsewhereError:
        return elsewhere(request, visit, was_sent=visit.sent_thread is not None)
    return see_other(_after(go, visit, number))


def _send(
    request: HttpRequest,
    visit: Visit,
    sheet: Sheet,
    form: AnswerForm,
    *,
    values: dict[str, Any],
    now: datetime,
) -> HttpResponse:
    if is_flood(visit):
        return sent_back(request, status=503)
    last = len(sheet.pages)
    sending = send_answers(
        visit=visit,
        sheet=sheet,
        number=last,
        values=values,
        form_key=request.POST.get("key", ""),
        now=now,
        signals=signals(
            request,
            visit,
            words=words_in(sheet, values),
            is_one_page=last == 1,
            has_word=knows_word(request, visit),
        ),
    )
    if sending is Sending.EMPTY:
        return own_page(request, visit, sheet, last, form, is_empty=True)
    if sending is Sending.INCOMPLETE:
        kept = place_of(visit.looked_at_again())
        missing = sheet.first_missing(kept.values(sheet)) or 1
        return see_other(_url("page", visit, page=missing) + "?needed=1")
    return see_other(_url("thanks", visit) + ("?before=1" if sending is Sending.BEFORE else ""))


def _after(go: str, visit: Visit, number: int) -> str:
    """Return where somebody goes from a saved page: on, back, or away for now."""
    if go == "later":
        return _url("later", visit)
    if go == "back":
        return _url("page", visit, page=number - 1) if number > 1 else _url("start", visit)
    return _url("page", visit, page=number + 1)


@visiting
@require_POST
def answer_word(request: HttpRequest, visit: Visit, now: datetime) -> HttpResponse:
    """Take the code of today, which stands in the room and on no poster."""
    del now
    form = WordForm(request.POST, word=visit.consultation.door_word)
    if not form.is_valid():
        refused = answer_to_a_miss(request)
        return refused or show(request, visit, "feedback/answer_word.html", status=422, form=form)
    response = see_other(_url("start", visit))
    keep_word(response, visit)
    return response


@visiting
@require_safe
def answer_later(request: HttpRequest, visit: Visit, now: datetime) -> HttpResponse:
    """Say how to come back: the same link here, the code elsewhere."""
    del now
    code = in_groups(visit.return_code)
    return show(
        request, visit, "feedback/answer_later.html", place=place_of(visit), return_code=code
    )


@visiting
@require_POST
def answer_continue(request: HttpRequest, visit: Visit, now: datetime) -> HttpResponse:
    """Go on here with answers that were begun or sent on another device."""
    del now
    form = CodeForm(request.POST)
    found = None
    if form.is_valid():
        found = continue_here(visit=visit, code=form.cleaned_data["code"])
        if found is Found.DRAFT:
            return see_other(_url("start", visit))
        if found is Found.SENT:
            return _recognised(request, visit, form.cleaned_data["code"])
    return show(request, visit, "feedback/answer_code.html", status=422, form=form, found=found)


def _recognised(request: HttpRequest, visit: Visit, receipt: str) -> HttpResponse:
    response = see_other(_url("thanks", visit))
    key = read_key(request)
    if key is not None:
        keep_key(response, visit, Key(key.token, key.device, receipt))
    return response


@visiting
@require_http_methods(["GET", "HEAD", "POST"])
def answer_stop(request: HttpRequest, visit: Visit, now: datetime) -> HttpResponse:
    """Ask once more, then remove what was typed and not sent."""
    if request.method == "POST":
        remove_draft(visit=visit, today=now.astimezone(visit.organisation.zone).date())
        return see_other(_url("removed", visit))
    return show(
        request,
        visit,
        "feedback/answer_stop.html",
        place=place_of(visit),
        has_sent=_has_sent(visit),
    )


@visiting
@require_safe
def answer_removed(request: HttpRequest, visit: Visit, now: datetime) -> HttpResponse:
    """Say that nothing is kept any more."""
    del now
    return show(request, visit, "feedback/answer_removed.html", has_sent=_has_sent(visit))


def _has_sent(visit: Visit) -> bool:
    """Whether answers of this device stand, whatever has been typed since."""
    sent = sent_by(visit)
    return sent is not None and sent.receipt_digest in visit.receipt_digests


def _url(name: str, visit: Visit, **kwargs: int) -> str:
    return reverse(f"feedback:answer_{name}", kwargs={"slug": visit.consultation.slug, **kwargs})
