"""The first page of somebody's own record: what they were asked and what came of it, titles only until a code was typed."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from feedback.actions.checking_links import key_of_person
from feedback.forms.checking import CheckForm
from feedback.models import Consultation
from feedback.queries.asked_back import items_told
from feedback.queries.recognition import given_to
from feedback.queries.record import asked_in_full, asked_page, asked_titles
from feedback.views import pace
from feedback.views.checking import SENDINGS, keep
from feedback.views.frame import local_day
from participants.links import RecordVisitor
from participants.queries.agreements import basis_of, taking_part
from participants.queries.record import own_details
from participants.views.frame import in_record, see_other, sent, show

LOOK_AND_SEND = ["GET", "HEAD", "POST"]
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


@in_record()
@require_http_methods(LOOK_AND_SEND)
def record_asked(request: HttpRequest, visitor: RecordVisitor, slug: str) -> HttpResponse:
    """Show what came of one thing, item by item, beside what this person said; take whether they see a change."""
    found = asked_page(visitor.participant_id, slug, timezone.now(), request.GET)
    if found is None:
        raise Http404
    about = found.asked.consultation
    form = CheckForm(items_told(about), sent(request)) if found.may_say else None
    if request.method == "POST" and SENDINGS.is_over(("record", visitor.participant_id)):
        return pace.sent_back(request, status=429)
    if form is not None and form.is_valid() and _keep(visitor, about, form):
        return see_other(f"{request.path}?thanks")
    status = 422 if request.method == "POST" else 200
    is_done = "thanks" in request.GET
    return show(
        request,
        visitor,
        "feedback/record/one.html",
        status=status,
        found=found,
        form=form,
        is_done=is_done,
    )


def _keep(visitor: RecordVisitor, about: Consultation, form: CheckForm) -> bool:
    today = local_day(about.organisation, timezone.now())
    person = visitor.participant_id
    key = key_of_person(consultation=about, participant_id=person, today=today)
    return keep(about, form, key=key, by_link=True)
