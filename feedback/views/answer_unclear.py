"""Saying that a question is not clear: what was typed is kept, and somebody who can change the question hears of it."""

from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from feedback.actions.unclear import say_unclear
from feedback.forms.answering import UnclearForm
from feedback.queries.answering import place_of
from feedback.queries.reading import sheet_for
from feedback.queries.visits import Visit
from feedback.question_types import asks
from feedback.views.sending import address
from feedback.views.visiting import elsewhere, see_other, show, visiting


@visiting
@require_http_methods(["GET", "HEAD", "POST"])
def answer_unclear(request: HttpRequest, visit: Visit, page: int, now: datetime) -> HttpResponse:
    """Ask which question of a page is not clear and why; keep that somebody said so, not who."""
    place = place_of(visit)
    if place.is_elsewhere:
        return elsewhere(request, visit, was_sent=place.was_sent)
    sheet = sheet_for(visit, place.version_id(visit))
    asked = [question for question in sheet.page(page) if asks(question)]
    if not asked:
        raise Http404
    checking = "check=1&" if "check" in request.GET else ""
    form = UnclearForm(asked, request.POST if request.method == "POST" else None)
    if form.is_valid():
        today = now.astimezone(visit.organisation.zone).date()
        words = form.cleaned_data["words"]
        say_unclear(visit=visit, question=form.chosen, words=words, today=today)
        return see_other(f"{address('page', visit, page=page)}?{checking}unclear=1")
    return show(
        request,
        visit,
        "feedback/answer_unclear.html",
        status=422 if form.is_bound else 200,
        form=form,
        question=asked[0] if len(asked) == 1 else None,
        page=page,
        back=f"{address('page', visit, page=page)}{'?check=1' if checking else ''}",
    )
