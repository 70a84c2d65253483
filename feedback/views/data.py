"""What happens with somebody's answers: who reads them, what taking part means, and apart from it the legal ground."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from access.gate import participant_link
from feedback.queries.answering import reader_names
from feedback.queries.visits import Visit
from feedback.views.visiting import keeping_words, show
from participants.queries.agreements import (
    basis_in_words,
    basis_of,
    current_basis,
    current_wording,
)


@keeping_words
@participant_link("form")
@require_safe
def answer_data(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show it at any time, also before it opens and after it has closed; nothing about the visitor stands there."""
    basis = basis_of(visit.ask.participant_id) if visit.ask else basis_in_words(current_basis())
    response = show(
        request,
        visit,
        "feedback/answer_data.html",
        readers=reader_names(visit.consultation),
        agreed_to=current_wording(),
        basis=basis,
    )
    response["Cache-Control"] = "no-store"
    return response
