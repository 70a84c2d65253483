"""The first page of somebody's own record: what they were asked and what came of it, titles only until a code was typed."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from feedback.queries.recognition import given_to
from feedback.queries.record import asked_in_full, asked_titles
from participants.links import RecordVisitor
from participants.queries.agreements import basis_of, taking_part
from participants.queries.record import own_details
from participants.views.frame import in_record, show

SAVED = frozenset({"details", "address", "limit", "choices", "agreement"})


@in_record(second_step=False)
@require_safe
def record_home(request: HttpRequest, visitor: RecordVisitor) -> HttpResponse:
    """Show titles; after the second step everything."""
    titles = asked_titles(visitor.participant_id, timezone.now())
    if not visitor.is_open:
        return show(request, visitor, "feedback/record/titles.html", titles=titles)
    pk = visitor.participant_id
    return show(
        request,
        visitor,
        "feedback/record/home.html",
        asked=asked_in_full(titles, pk),
        details=own_details(pk),
        taking=taking_part(pk),
        basis=basis_of(pk),
        given=given_to(pk),
        is_saved=request.GET.get("saved", "") in SAVED,
    )
