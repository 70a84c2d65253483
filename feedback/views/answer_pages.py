"""How one page of questions is made, and kept in the process while nothing on it is anybody's own.

The template is `feedback/answer_page.html`. Whoever renders it, the preview too, gives it what `page_context` returns:

| name | what it is |
|---|---|
| `consultation`, `organisation`, `slug` | what is asked, who asks, and the name in the addresses |
| `form` | `AnswerForm`: its `entries` are drawn with their types' templates; `can_skip` offers Skip |
| `number`, `count` | this page and how many there are, from 1 |
| `has_one_each` | every page has one question, so that "Question 2 of 5" is true |
| `minutes` | minutes that this page and those after it take |
| `version` | the form version, sent along so that the words fit its questions |
| `why` | the sentences of the purpose card that stand above the questions; none that is blank |
| `safe_line` | what happens when somebody tells us that they are not safe and when words are read, or nothing |
| `needed` | the page is shown again because it cannot be skipped |
| `is_empty` | the last page is shown again because every question was skipped |
| `link`, `key` | the link's fingerprint and the form's own key; empty in a preview |
| `is_preview` | the staff's preview: nothing can be sent |
| `csrf_token` | only for the kept page, which has a hole in its place |
"""

import secrets
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import get_language, gettext, ngettext

from feedback.forms.answering import AnswerForm
from feedback.models import Consultation
from feedback.queries.purpose import decider_of, purpose_card
from feedback.queries.sheets import Sheet
from feedback.queries.visits import Visit
from feedback.views.pace import page_key

KEPT_PAGES = 500
"""How many pages one process keeps (about 10 kB each); the oldest goes first."""

ABOVE_QUESTIONS = {"why_you", "decider_name"}
"""The sentences of the purpose card that stand on every page of questions."""

_HOLES = {name: f"hole-{name}-{secrets.token_hex(8)}" for name in ("csrf_token", "key", "link")}
_pages: dict[tuple[Any, ...], str] = {}


def page_context(
    consultation: Consultation, sheet: Sheet, number: int, form: AnswerForm | None = None
) -> dict[str, Any]:
    """Return what the page template shows for page `number`; see the table above."""
    return {
        "consultation": consultation,
        "organisation": consultation.organisation,
        "slug": consultation.slug,
        "form": form or AnswerForm(sheet.page(number), is_only_page=len(sheet.pages) == 1),
        "number": number,
        "count": len(sheet.pages),
        "has_one_each": len(sheet.pages) == len(sheet.questions),
        "minutes": sheet.minutes_from(number),
        "version": sheet.version.pk,
        "why": [
            sentence.text
            for sentence in purpose_card(consultation)
            if sentence.code in ABOVE_QUESTIONS and not sentence.is_blank
        ],
        "safe_line": safe_line(consultation),
        "needed": False,
        "is_empty": False,
        "is_preview": False,
    }


def safe_line(consultation: Consultation) -> str:
    """Return what stands above every open box: what happens when somebody is not safe, and when somebody reads it."""
    if not consultation.needs_care:
        return ""
    when = read_when(consultation)
    if not consultation.disclosure_text:
        return when
    what = gettext("If you tell us that somebody is not safe: %(what)s") % {
        "what": consultation.disclosure_text
    }
    return f"{what} {when}"


def read_when(consultation: Consultation) -> str:
    """Return by when somebody reads what people send."""
    days = consultation.read_days
    return ngettext(
        "Somebody reads this within %(n)s working day, not at every hour.",
        "Somebody reads this within %(n)s working days, not at every hour.",
        days,
    ) % {"n": days}


def kept_page(request: HttpRequest, visit: Visit, sheet: Sheet, number: int) -> HttpResponse:
    """Return a page that nobody has touched yet: made once, its holes filled for each request."""
    name = (sheet.version.pk, number, get_language(), *_shown(visit.consultation))
    page = _pages.get(name)
    if page is None:
        context = page_context(visit.consultation, sheet, number)
        page = render_to_string("feedback/answer_page.html", context | _HOLES)
        while len(_pages) >= KEPT_PAGES:
            _pages.pop(next(iter(_pages)), None)
        _pages[name] = page
    for hole, filling in _fillings(visit).items():
        page = page.replace(_HOLES[hole], filling)
    return HttpResponse(page.replace(_HOLES["csrf_token"], get_token(request)))


def own_page(
    request: HttpRequest, visit: Visit, sheet: Sheet, number: int, form: AnswerForm, **values: Any
) -> HttpResponse:
    """Return a page that holds somebody's words, or an error: made for this request alone."""
    context = page_context(visit.consultation, sheet, number, form) | _fillings(visit) | values
    status = 422 if form.is_bound else 200
    return render(request, "feedback/answer_page.html", context, status=status)


def forget_pages() -> None:
    """Drop what this process keeps; for tests, whose rows come again under the same numbers."""
    _pages.clear()


def _fillings(visit: Visit) -> dict[str, str]:
    return {"link": visit.fingerprint, "key": page_key()}


def _shown(consultation: Consultation) -> tuple[Any, ...]:
    """What a page shows besides its questions: when any of it changes, the page is made anew."""
    organisation = consultation.organisation
    return (
        *(consultation.slug, consultation.title, consultation.project.title, consultation.why_you),
        *(decider_of(consultation), consultation.decides_on, consultation.decider_known_on),
        consultation.promised_on,
        *(consultation.needs_care, consultation.disclosure_text, consultation.safe_contact),
        *(consultation.out_of_hours, organisation.name, organisation.help_text),
        consultation.read_days,
    )
