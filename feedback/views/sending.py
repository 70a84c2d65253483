"""From the last word to thanks: sending a form of one page, and sending what was checked."""

from datetime import datetime
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from feedback.actions.answering import NO_PICTURES, Sending, send_answers
from feedback.actions.picturing import Drawn
from feedback.forms.answering import QuoteForm
from feedback.links import CHOICE, read_key
from feedback.models import FormVersion
from feedback.queries.answering import Place, place_of
from feedback.queries.reading import chosen_code, sheet_for
from feedback.queries.sheets import Sheet
from feedback.queries.visits import Visit
from feedback.views.keeping import knows_word
from feedback.views.pace import is_flood, sent_back, signals
from feedback.views.visiting import see_other


def sheet_sent(request: HttpRequest, visit: Visit) -> Sheet:
    """Return the questions that the sent page showed: those of its version, if people of this consultation were asked it."""
    sent = request.POST.get("version", "")
    try:
        sheet = sheet_for(visit, int(sent)) if sent.isdecimal() else None
    except (FormVersion.DoesNotExist, OverflowError, ValueError):
        sheet = None
    if sheet is not None and sheet.version.consultation_id == visit.consultation.pk:
        is_frozen = sheet.version.frozen_at is not None
        return sheet if is_frozen else sheet_for(visit, visit.version_id or 0)
    return sheet_for(visit, visit.version_id or 0)


def in_their_language(request: HttpRequest, visit: Visit, place: Place) -> str:
    """Return the address that shows a page in the wording in which somebody began or sent; "" where they read it already.

    A link that is opened again on its device no longer knows what was chosen there; what was typed or sent does.
    """
    kept = place.draft or place.sent
    key = read_key(request, visit.consultation.slug)
    if kept is None or key is None or key.reading or CHOICE in request.GET:
        return ""
    code = chosen_code(visit, kept.language)
    return f"{request.path}?{CHOICE}={code}" if code and code != visit.reading else ""


def goes_on(visit: Visit, sheet: Sheet, place: Place) -> str:
    """Return where somebody goes on: where they were, else at the first page with nothing on it."""
    values = place.values(sheet)
    page = place.draft.page if place.draft is not None else 0
    if page > len(sheet.pages) > 1:
        return address("check", visit)
    if page not in sheet.shown(values):
        page = sheet.first_open(values)
    return address("page", visit, page=page)


def send(
    request: HttpRequest,
    visit: Visit,
    sheet: Sheet,
    now: datetime,
    *,
    number: int = 0,
    values: dict[str, Any] | None = None,
    drawn: Drawn = NO_PICTURES,
) -> HttpResponse | None:
    """Send page `number` with all that was answered before; None where there is nothing to send."""
    if is_flood(visit):
        return sent_back(request, status=503)
    is_one_page, has_word = len(sheet.pages) == 1, knows_word(request, visit)
    sending = send_answers(
        visit=visit,
        sheet=sheet,
        number=number,
        values=values or {},
        form_key=request.POST.get("key", ""),
        now=now,
        may_quote=may_quote(request),
        drawn=drawn,
        look_at=partial(signals, request, visit, is_one_page=is_one_page, has_word=has_word),
    )
    if sending is Sending.EMPTY:
        return None
    if sending is Sending.INCOMPLETE:
        kept = place_of(visit.looked_at_again())
        missing = sheet.first_missing(kept.values(sheet)) or 1
        back = "" if number else "&check=1"
        return see_other(f"{address('page', visit, page=missing)}?needed=1{back}")
    return see_other(address("thanks", visit) + ("?before=1" if sending is Sending.BEFORE else ""))


def may_quote(request: HttpRequest) -> bool:
    """Return whether somebody ticked that we may use their words."""
    form = QuoteForm(request.POST)
    return form.is_valid() and form.cleaned_data["may_quote"]


def address(name: str, visit: Visit, **kwargs: int) -> str:
    """Return the address of one of the pages of answering."""
    return reverse(f"feedback:answer_{name}", kwargs={"slug": visit.consultation.slug, **kwargs})
