"""What is printed: the invitation, the poster, and the form on paper. Each is one page of HTML with a style for paper."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from access.gate import gate
from access.pages import page
from feedback import policies
from feedback.domain import posters
from feedback.domain.codes import in_groups
from feedback.forms.printing import A3, A4, PaperForm, PosterForm, PrintForm, on_paper
from feedback.models import Consultation
from feedback.queries.answering import reader_names
from feedback.queries.asking import minutes_of, questions_of
from feedback.queries.entries import paper_sheet
from feedback.queries.reading import Reading, in_reading, sheet_in
from feedback.views.answer_pages import safe_line
from feedback.views.frame import StaffRequest, card_context, door_url, local_day

ON_A_POSTER = frozenset({"why_you", "decider_name", "decides_on", "promised_on", "owner"})
"""The sentences of the purpose card that a poster holds."""


@gate(policies.may_see, Consultation)
@require_safe
def invitation_print(request: StaffRequest, consultation: Consultation) -> HttpResponse:
    """Show the invitation as a sheet of A4; a draft prints too, without a link."""
    form = PrintForm(request.GET, Reading(consultation))
    context = _frame(consultation, form, minutes=minutes_of(questions_of(consultation)))
    said = [sentence.text for sentence in (*context["card"], *context["whole_project"])]
    words = posters.words_in(context["title"], *said, consultation.organisation.help_text)
    context |= {
        "print_size": posters.print_size(words),
        "too_many": max(0, words - posters.SMALL_ON_A4),
    }
    return _sheet(request, "feedback/asking/invitation.html", context)


@gate(policies.may_see, Consultation)
@require_safe
def poster_print(request: StaffRequest, consultation: Consultation) -> HttpResponse:
    """Show a poster of A4 or A3: few words, the square, the code, who decides and when people hear."""
    form = PosterForm(request.GET, Reading(consultation))
    context = _frame(consultation, form, minutes=0)
    sentences = [one for one in context["card"] if one.code in ON_A_POSTER]
    said = [sentence.text for sentence in sentences]
    size = context["options"].get("size") or A4
    context |= {
        "sentences": sentences,
        "most_words": posters.ON_A_POSTER,
        "too_many": posters.words_too_many(context["consultation"].why_you),
        "print_size": posters.poster_size(posters.words_in(context["title"], *said)),
        "size": size,
        "is_a3": size == A3,
    }
    return _sheet(request, "feedback/ways/poster.html", context)


@gate(policies.may_see, Consultation)
@require_safe
def paper_print(request: StaffRequest, consultation: Consultation) -> HttpResponse:
    """Show every question with boxes to tick and lines to write on."""
    sheet = paper_sheet(consultation)
    if sheet is None:
        raise Http404
    form = PaperForm(request.GET, Reading(consultation))
    worded = sheet_in(form.reading(consultation), sheet)
    context = _frame(consultation, form, minutes=sheet.minutes_from(1)) | {
        "entries": on_paper(worded.questions),
        "readers": reader_names(consultation),
        "safe_line": safe_line(consultation),
    }
    return _sheet(request, "feedback/ways/paper.html", context)


def _frame(consultation: Consultation, form: PrintForm, *, minutes: int) -> dict[str, Any]:
    """Return what every print shows: why, who decides, when people hear, the link and the code, as the sheet is read."""
    url = door_url(consultation)
    find = settings.SITE_URL + reverse("feedback:door_find")
    reading = form.reading(consultation)
    worded = in_reading(reading)
    return {
        "consultation": worded,
        "title": str(worded.title),
        "reading": reading,
        **card_context(
            worded,
            minutes=minutes,
            today=local_day(consultation.organisation, timezone.now()),
        ),
        "door_url": url,
        "spoken_url": url.split("://", 1)[-1],
        "find_url": find.split("://", 1)[-1].rstrip("/"),
        "code": in_groups(consultation.door_code) if consultation.door_code else "",
        "is_draft": consultation.opened_at is None,
        "form": form,
        "options": form.cleaned_data if form.is_valid() else {},
    }


def _sheet(request: StaffRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    """Return the sheet; what was chosen and cannot be is said on it, with 422."""
    form: PrintForm = context["form"]
    status = 422 if form.is_bound and not form.is_valid() else 200
    return page(request, template, context, status)
