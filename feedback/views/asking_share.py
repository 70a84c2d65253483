"""How people find it: preview, QR code, and the promise in a calendar. What is printed stands in `printing`."""

from contextlib import nullcontext
from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.csp import CSP
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_http_methods, require_safe

from access.gate import gate
from access.pages import page
from feedback import policies
from feedback.links import CHOICE
from feedback.models import Consultation
from feedback.queries.answering import reader_names
from feedback.queries.asking import questions_of
from feedback.queries.reading import Reading, in_reading, sheet_in
from feedback.queries.sheets import Sheet, read_sheet
from feedback.views.answer_pages import page_context, safe_line
from feedback.views.frame import StaffRequest, card_context, door_url, local_day, to_consultation
from feedback.views.qr import qr_file
from ui.calendar_file import CONTENT_TYPE, CalendarDay, calendar_file


@gate(policies.may_see, Consultation)
@require_safe
def consultation_preview(request: StaffRequest, consultation: Consultation) -> HttpResponse:
    """Show the first page that people see, as they see it."""
    reading = _reading(request, consultation)
    with override(reading.page_language) if reading.code else nullcontext():
        return _first_page(request, in_reading(reading), reading)


def _first_page(
    request: StaffRequest, consultation: Consultation, reading: Reading
) -> HttpResponse:
    sheet = _sheet(consultation, reading)
    context = {
        "consultation": consultation,
        "reading": reading,
        "slug": consultation.slug,
        **card_context(
            consultation,
            minutes=sheet.minutes_from(1) if sheet else 0,
            today=local_day(consultation.organisation, timezone.now()),
        ),
        "readers": reader_names(consultation),
        "safe_line": safe_line(consultation),
        "is_preview": True,
        "count": len(sheet.questions) if sheet else 0,
        "pages": len(sheet.pages) if sheet else 0,
    }
    return page(request, "feedback/asking/preview_start.html", context)


@gate(policies.may_see, Consultation)
@require_http_methods(["GET", "HEAD", "POST"])
def preview_page(request: StaffRequest, consultation: Consultation, number: int) -> HttpResponse:
    """Show one page of questions as people see it. Its buttons lead on; nothing typed there is kept."""
    reading = _reading(request, consultation)
    with override(reading.page_language) if reading.code else nullcontext():
        sheet = _sheet(consultation, reading)
        if sheet is None or not sheet.page(number):
            raise Http404
        if request.method == "POST":
            go, pages = request.POST.get("go", ""), len(sheet.pages)
            return _walk_on(consultation, number, go, pages, reading.code)
        context = page_context(in_reading(reading), sheet, number, reading=reading) | {
            "is_preview": True,
            "before": number - 1,
            "after": number + 1 if number < len(sheet.pages) else 0,
        }
        return page(request, "feedback/asking/preview_page.html", context)


@gate(policies.may_see, Consultation)
@csp_override(settings.SECURE_CSP | {"frame-ancestors": [CSP.SELF], "script-src": [CSP.NONE]})
@require_safe
def phone_page(request: StaffRequest, consultation: Consultation, number: int) -> HttpResponse:
    """Show one page of questions for the phone beside them, in which nothing can be pressed; only our own pages frame it."""
    sheet = _sheet(consultation, Reading(consultation))
    if sheet is None or not sheet.page(number):
        raise Http404
    context = page_context(consultation, sheet, number) | {"is_preview": True}
    answer = page(request, "feedback/asking/phone_page.html", context)
    answer["X-Frame-Options"] = "SAMEORIGIN"
    return answer


def _walk_on(
    consultation: Consultation, number: int, go: str, pages: int, code: str
) -> HttpResponse:
    """Lead from one previewed page to where its button leads people; out of the preview after the last."""
    to = {"back": number - 1, "later": pages + 1}.get(go, number + 1)
    where: dict[str, Any] = {"org": consultation.organisation.slug, "pk": consultation.pk}
    if to > pages:
        return to_consultation(consultation)
    name = "consultation_preview_page" if to >= 1 else "consultation_preview"
    where |= {"number": to} if to >= 1 else {}
    return redirect(
        reverse(f"feedback:{name}", kwargs=where) + (f"?{CHOICE}={code}" if code else "")
    )


def _reading(request: StaffRequest, consultation: Consultation) -> Reading:
    """How it is read in the wording that the address names; as it was written for any other."""
    code = request.GET.get(CHOICE, "")
    return Reading(consultation, code if code in consultation.read_in else "")


def _sheet(consultation: Consultation, reading: Reading) -> Sheet | None:
    """Return the questions by page as they are now, or None when there is none yet."""
    questions = questions_of(consultation)
    return sheet_in(reading, read_sheet(questions[0].form_version_id)) if questions else None


@gate(policies.may_see, Consultation)
@require_safe
def consultation_qr(request: StaffRequest, consultation: Consultation, kind: str) -> HttpResponse:
    """Draw the link for everybody as a QR code, as SVG or PNG."""
    del request
    url = door_url(consultation)
    if not url:
        raise Http404
    drawing = qr_file(url, kind, _("QR code of the link for everybody"))
    if kind == "svg":
        return HttpResponse(drawing, content_type="image/svg+xml")
    answer = HttpResponse(drawing, content_type="image/png")
    answer["Content-Disposition"] = f'attachment; filename="{consultation.door_code}.png"'
    return answer


@gate(policies.may_see, Consultation)
@require_safe
def consultation_calendar(request: StaffRequest, consultation: Consultation) -> HttpResponse:
    """Give the promised day as a calendar file; it names no participant."""
    del request
    if consultation.promised_on is None:
        raise Http404
    day = CalendarDay(
        uid=f"{consultation.slug}-promised@coprod",
        title=_("Tell people what happened: %(title)s") % {"title": consultation.title},
        first=consultation.promised_on,
        last=consultation.promised_on,
    )
    answer = HttpResponse(calendar_file([day], now=timezone.now()), content_type=CONTENT_TYPE)
    answer["Content-Disposition"] = f'attachment; filename="promise-{consultation.pk}.ics"'
    return answer
