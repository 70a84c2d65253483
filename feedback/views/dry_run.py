"""Trying a form out oneself, on the pages that people get. What is typed is never an answer."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from access.gate import gate
from access.pages import page
from feedback import policies
from feedback.actions import dry_run as actions
from feedback.forms.answering import AnswerForm
from feedback.models import Consultation
from feedback.queries.answering import reader_names
from feedback.queries.asking import is_being_written, language_of, questions_of
from feedback.queries.builder import looks_in_words
from feedback.queries.dry_run import answers_of, run_of, tried
from feedback.queries.sheets import Sheet, read_sheet
from feedback.views.answer_pages import page_context, safe_line
from feedback.views.asking_questions import QUESTIONS, frozen
from feedback.views.frame import StaffRequest, card_context, local_day, sent, to_consultation

LENIENT = {"back", "later"}


@gate(policies.may_ask, Consultation)
@require_http_methods(["GET", "HEAD", "POST"])
def dry_run_start(request: StaffRequest, consultation: Consultation) -> HttpResponse:
    """Show the first page that people see; on POST begin anew."""
    sheet = _sheet(consultation)
    if not is_being_written(consultation):
        return frozen(request, consultation)
    if sheet is None:
        return to_consultation(consultation, QUESTIONS)
    if request.method == "POST":
        actions.begin_run(actor=request.actor, consultation=consultation)
        return _to_page(consultation, 1)
    today = local_day(consultation.organisation, timezone.now())
    context = {
        "consultation": consultation,
        "slug": consultation.slug,
        **card_context(consultation, minutes=sheet.minutes_from(1), today=today),
        "readers": reader_names(consultation),
        "safe_line": safe_line(consultation),
        "is_preview": True,
        "count": len(sheet.questions),
    }
    return page(request, "feedback/asking/dry_run_start.html", context)


@gate(policies.may_ask, Consultation)
@require_http_methods(["GET", "HEAD", "POST"])
def dry_run_page(request: StaffRequest, consultation: Consultation, number: int) -> HttpResponse:
    """Show one page of questions as people see it, and keep what is typed on it for this member."""
    sheet = _sheet(consultation)
    if not is_being_written(consultation):
        return frozen(request, consultation)
    if sheet is None or not sheet.page(number):
        raise Http404
    go = request.POST.get("go", "next")
    typed = answers_of(sheet, run_of(consultation, request.actor.member_id))
    if request.method != "POST" and number not in sheet.shown(typed):
        return _on(consultation, sheet, sheet.page_after(number, typed))
    form = AnswerForm(
        sheet.page(number),
        sent(request),
        files=request.FILES if request.method == "POST" else None,
        values=typed,
        is_lenient=go in LENIENT,
        is_only_page=len(sheet.pages) == 1,
    )
    is_skipped = go == "skip" and form.can_skip
    if request.method == "POST" and (is_skipped or form.is_valid()):
        values = {} if is_skipped else form.values
        return _keep(request, consultation, sheet, number, values=values, go=go)
    context = page_context(consultation, sheet, number, form, values=typed) | {
        "is_preview": True,
        "needed": "needed" in request.GET,
    }
    return page(
        request, "feedback/asking/dry_run_page.html", context, 422 if form.is_bound else 200
    )


def _keep(
    request: StaffRequest,
    consultation: Consultation,
    sheet: Sheet,
    number: int,
    *,
    values: dict[str, Any],
    go: str,
) -> HttpResponse:
    """Keep a page, and go where its button leads people."""
    run = actions.keep_page(
        actor=request.actor,
        consultation=consultation,
        sheet=sheet,
        number=number,
        values=values,
        now=timezone.now(),
        is_leaving=go in LENIENT,
    )
    typed = answers_of(sheet, run)
    if go == "later":
        return redirect("feedback:dry_run_done", **_where(consultation))
    if go == "back":
        return _to_page(consultation, sheet.page_before(number, typed))
    after = sheet.page_after(number, typed)
    missing = sheet.first_missing(typed) if after > len(sheet.pages) else None
    if missing is not None:
        page_url = _to_page(consultation, missing)
        page_url["Location"] += "?needed=1"
        return page_url
    return _on(consultation, sheet, after)


def _on(consultation: Consultation, sheet: Sheet, number: int) -> HttpResponse:
    """Go to a page, or behind the last one to what was typed."""
    if number > len(sheet.pages):
        return redirect("feedback:dry_run_done", **_where(consultation))
    return _to_page(consultation, number)


@gate(policies.may_ask, Consultation)
@require_safe
def dry_run_done(request: StaffRequest, consultation: Consultation) -> HttpResponse:
    """Show what was typed, and what is worth a look in each question."""
    sheet = _sheet(consultation)
    if sheet is None:
        return to_consultation(consultation, QUESTIONS)
    run = run_of(consultation, request.actor.member_id)
    language = language_of(consultation)
    context = {
        "consultation": consultation,
        "run": run,
        "tried": [
            (one, looks_in_words(one.question, language=language)) for one in tried(sheet, run)
        ],
        "minutes": sheet.minutes_from(1),
        "is_written": is_being_written(consultation),
    }
    return page(request, "feedback/asking/dry_run_done.html", context)


def _sheet(consultation: Consultation) -> Sheet | None:
    questions = questions_of(consultation)
    return read_sheet(questions[0].form_version_id) if questions else None


def _where(consultation: Consultation) -> dict[str, Any]:
    return {"org": consultation.organisation.slug, "pk": consultation.pk}


def _to_page(consultation: Consultation, number: int) -> HttpResponse:
    if number < 1:
        return redirect("feedback:dry_run_start", **_where(consultation))
    return redirect("feedback:dry_run_page", number=number, **_where(consultation))
