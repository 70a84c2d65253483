"""How one page of questions is made, and kept in the process while nothing on it is anybody's own.

The template is `feedback/answer_page.html`. Whoever renders it, the preview too, gives it what `page_context` returns:

| name | what it is |
|---|---|
| `consultation`, `organisation`, `slug` | what is asked, who asks, and the name in the addresses |
| `form` | `AnswerForm`: its `entries` are drawn with their types' templates; `can_skip` offers Skip |
| `page` | which page of the form it is, whoever sees it |
| `number`, `count` | this page and how many there are, from 1 |
| `is_last`, `is_only`, `is_checking` | after it comes checking; there is no other page; it was opened from there |
| `has_one_each` | every page that somebody sees asks one question, so that "Question 2 of 5" is true |
| `minutes` | minutes that this page and those after it take, as far as earlier answers tell |
| `saved` | how many questions have an answer that is kept |
| `quote` | `QuoteForm`, on the only page of a form with an open question |
| `is_told` | we have just heard that a question is not clear |
| `version` | the form version, sent along so that the words fit its questions |
| `why` | the sentences of the purpose card that stand above the questions; none that is blank |
| `safe_line` | what happens when somebody tells us that they are not safe and when words are read, or nothing |
| `needed` | the page is shown again because it cannot be skipped |
| `is_empty` | the last page is shown again because every question was skipped |
| `link`, `key` | the link's fingerprint and the form's own key; empty in a preview |
| `reading` | how it is read (`feedback.queries.reading`), or None as it was written |
| `is_partly` | something on this page is not worded in the language that was chosen |
| `is_preview` | the staff's preview: nothing can be sent |
| `csrf_token` | only for the kept page, which has a hole in its place |
"""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import get_language, gettext, ngettext

from feedback.domain.codes import secret_from
from feedback.forms.answering import AnswerForm, QuoteForm
from feedback.models import Consultation
from feedback.queries.purpose import decider_of, purpose_card
from feedback.queries.reading import Reading, WordedSheet, reading_of
from feedback.queries.sheets import Sheet
from feedback.queries.visits import Visit
from feedback.question_types import asks
from feedback.views.pace import page_key
from ui.words import filled, joined

KEPT_PAGES = 500
"""How many pages one process keeps (about 10 kB each); the oldest goes first."""
LARGEST_KEPT = 100_000
"""Characters. A longer page is made anew each time, so that one very long form cannot fill the memory."""

ABOVE_QUESTIONS = {"why_you", "decider_name"}
"""The sentences of the purpose card that stand on every page of questions."""

_HOLES = {name: f"hole-{name}-{secrets.token_hex(8)}" for name in ("csrf_token", "key", "link")}
_pages: dict[tuple[Any, ...], str] = {}


@dataclass(frozen=True)
class Where:
    """Page `number` of a sheet for somebody with these answers; without, as in a preview, every page is there.

    `is_checking` says that they came from checking their answers and go back there.
    """

    sheet: Sheet
    number: int
    values: Mapping[str, Any] | None = None
    is_checking: bool = False

    @cached_property
    def pages(self) -> tuple[int, ...]:
        """The pages that they see."""
        every = tuple(range(1, len(self.sheet.pages) + 1))
        return every if self.values is None else self.sheet.shown(self.values)

    @property
    def place(self) -> int:
        """How many pages they have come to with this one."""
        return sum(page <= self.number for page in self.pages)

    @property
    def has_answers(self) -> bool:
        """Whether anything on this page is answered."""
        return any(str(each.key) in (self.values or {}) for each in self.sheet.page(self.number))

    @property
    def saved(self) -> int:
        """How many questions have an answer that is kept."""
        return sum(str(each.key) in (self.values or {}) for each in self.sheet.questions)

    @property
    def name(self) -> tuple[Any, ...]:
        """What makes an untouched page look as it does."""
        return (self.number, self.pages, self.saved, self.is_checking)

    @property
    def shown(self) -> dict[str, Any]:
        """What the template is told of it."""
        count = len(self.pages)
        return {
            "page": self.number,
            "number": self.place,
            "count": count,
            "is_last": self.place == count,
            "is_only": len(self.sheet.pages) == 1,
            "is_checking": self.is_checking,
            "has_one_each": all(sum(map(asks, self.sheet.page(page))) == 1 for page in self.pages),
            "minutes": self.sheet.minutes_from(self.number, self.values),
            "saved": self.saved,
            "version": self.sheet.version.pk,
        }


def page_context(
    consultation: Consultation,
    sheet: Sheet,
    number: int,
    form: AnswerForm | None = None,
    *,
    device: str = "",
    values: Mapping[str, Any] | None = None,
    reading: Reading | None = None,
) -> dict[str, Any]:
    """Return what the page template shows for page `number`, whatever anybody answers; see the table above.

    With `values` it counts the pages that somebody with these answers sees. Options to put in order stand in the order of this `device`; without one, as they were written.
    """
    where = Where(sheet, number, values)
    return _context(consultation, where, form, device=device, reading=reading)


def _context(
    consultation: Consultation,
    where: Where,
    form: AnswerForm | None = None,
    *,
    device: str = "",
    reading: Reading | None = None,
) -> dict[str, Any]:
    is_only = len(where.sheet.pages) == 1
    form = form or AnswerForm(where.sheet.page(where.number), is_only_page=is_only)
    form.turn(_turns(where.sheet, where.number, device))
    return where.shown | {
        "consultation": consultation,
        "organisation": consultation.organisation,
        "slug": consultation.slug,
        "form": form,
        "why": [
            sentence.text
            for sentence in purpose_card(consultation)
            if sentence.code in ABOVE_QUESTIONS and not sentence.is_blank
        ],
        "safe_line": safe_line(consultation),
        "quote": QuoteForm() if is_only and form.is_open else None,
        "needed": False,
        "is_empty": False,
        "is_told": False,
        "is_preview": False,
        "reading": reading,
        "is_partly": isinstance(where.sheet, WordedSheet) and where.sheet.is_partly(where.number),
    }


def safe_line(consultation: Consultation) -> str:
    """Return what stands above every open box: what happens when somebody is not safe, and when somebody reads it."""
    if not consultation.needs_care:
        return ""
    when = read_when(consultation)
    if not consultation.disclosure_text:
        return when
    what = gettext("If you tell us that somebody is not safe: %(what)s")
    return joined(filled(what, what=consultation.disclosure_text), when)


def read_when(consultation: Consultation) -> str:
    """Return by when somebody reads what people send."""
    days = consultation.read_days
    return ngettext(
        "Somebody reads this within %(n)s working day, not at every hour.",
        "Somebody reads this within %(n)s working days, not at every hour.",
        days,
    ) % {"n": days}


def kept_page(request: HttpRequest, visit: Visit, where: Where) -> HttpResponse:
    """Return a page that nobody has touched yet: made once, its holes filled for each request."""
    version, is_tablet = where.sheet.version.pk, visit.is_tablet
    turns = _turns(where.sheet, where.number, visit.device)
    name = (
        *(version, where.name, get_language(), visit.reading, is_tablet, turns),
        *_shown(visit.consultation),
    )
    page = _pages.get(name)
    if page is None:
        reading = reading_of(visit)
        context = _context(visit.consultation, where, device=visit.device, reading=reading)
        context["is_tablet"] = is_tablet
        page = render_to_string("feedback/answer_page.html", context | _HOLES)
        _keep(name, page)
    for hole, filling in _fillings(visit).items():
        page = page.replace(_HOLES[hole], filling)
    return HttpResponse(page.replace(_HOLES["csrf_token"], get_token(request)))


def _keep(name: tuple[Any, ...], page: str) -> None:
    if len(page) > LARGEST_KEPT:
        return
    while len(_pages) >= KEPT_PAGES:
        _pages.pop(next(iter(_pages)), None)
    _pages[name] = page


def own_page(
    request: HttpRequest,
    visit: Visit,
    where: Where,
    form: AnswerForm,
    *,
    may_quote: bool = False,
    **values: Any,
) -> HttpResponse:
    """Return a page that holds somebody's words, or an error: made for this request alone."""
    context = _context(
        visit.consultation, where, form, device=visit.device, reading=reading_of(visit)
    )
    context |= _fillings(visit) | values | {"is_tablet": visit.is_tablet}
    if context["quote"] is not None:
        context["quote"] = QuoteForm(initial={"may_quote": may_quote})
    status = 422 if form.is_bound else 200
    return render(request, "feedback/answer_page.html", context, status=status)


def _turns(sheet: Sheet, number: int, device: str) -> tuple[int, ...]:
    """Which order of each question's options this device sees: the same each time, and one of few, so that pages can be kept."""
    turns = [sheet.turns.get(question.key, 0) for question in sheet.page(number)]
    if not device or not any(turns):
        return ()
    secret = int(secret_from(device, "turn")[:12], 16)
    return tuple(secret % many if many else 0 for many in turns)


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
        *sorted(consultation.read_in.items()),
    )
