"""Looking over all answers before they are sent: for forms of more than one page."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from access.tokens import new_token
from feedback.actions.answering import StartedElsewhereError, leave_for_later
from feedback.forms.answering import QuoteForm
from feedback.queries.answering import Place, place_of
from feedback.queries.checking import checked, has_words, left_out
from feedback.queries.reading import sheet_for
from feedback.queries.sheets import Sheet
from feedback.queries.visits import Visit
from feedback.views.sending import address, may_quote, send, sheet_sent
from feedback.views.visiting import elsewhere, see_other, show, visiting


@visiting
@require_http_methods(["GET", "HEAD", "POST"])
def answer_check(request: HttpRequest, visit: Visit, now: datetime) -> HttpResponse:
    """Show every question with what was answered, or send it all."""
    if request.method == "POST":
        return _take(request, visit, sheet_sent(request, visit), now)
    place = place_of(visit)
    if place.is_elsewhere:
        return elsewhere(request, visit, was_sent=place.was_sent)
    if place.sent is not None:
        return see_other(address("thanks", visit))
    sheet = sheet_for(visit, place.version_id(visit))
    if len(sheet.pages) == 1:
        return see_other(address("page", visit, page=1))
    return _page(request, visit, sheet, place)


def _take(request: HttpRequest, visit: Visit, sheet: Sheet, now: datetime) -> HttpResponse:
    try:
        if request.POST.get("go") == "later":
            leave_for_later(visit=visit, may_quote=may_quote(request))
            return see_other(address("later", visit))
        answer = send(request, visit, sheet, now)
    except StartedElsewhereError:
        return elsewhere(request, visit, was_sent=visit.sent_thread is not None)
    return answer or _page(request, visit, sheet, place_of(visit), status=422)


def _page(
    request: HttpRequest, visit: Visit, sheet: Sheet, place: Place, *, status: int = 200
) -> HttpResponse:
    values = place.values(sheet)
    rows = checked(sheet, values)
    return show(
        request,
        visit,
        "feedback/answer_check.html",
        status=status,
        checked=rows,
        left_out=left_out(sheet, values),
        is_empty=not any(row.lines for row in rows),
        is_needed=any(row.is_needed for row in rows),
        quote=QuoteForm(initial={"may_quote": place.may_quote})
        if has_words(sheet, values)
        else None,
        version=sheet.version.pk,
        last_page=sheet.page_before(len(sheet.pages) + 1, values),
        key=new_token(),
    )
