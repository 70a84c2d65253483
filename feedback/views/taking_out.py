"""Taking answers out: as which file, how far it is, and fetching it."""

from datetime import timedelta

from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from access.gate import gate
from access.pages import page
from feedback import policies
from feedback.actions.taking_out import order_answers
from feedback.forms.words import TakeOutForm
from feedback.models import Consultation, ResultFile
from feedback.queries.entries import typing_state
from feedback.queries.results import counts
from feedback.queries.taking_out import is_too_few, least_to_take_out
from feedback.views.frame import StaffRequest, sent
from jobs.shown import shown
from notices import bell
from participants.domain.keeping import ANSWER_FILES
from participants.queries.keeping import rule_now
from participants.sheets import TYPES
from ui.rates import Counter, Rate

EXPORTS = Counter(Rate(20, 60 * 60))
"""Files of answers that one account asks for."""
SAVED_AS = {"csv": ("zip", "application/zip"), "json": ("json", "application/json")}
SAVED_AS |= {"xlsx": ("xlsx", TYPES["xlsx"])}


@gate(policies.may_take_out, Consultation)
@require_http_methods(["GET", "HEAD", "POST"])
def answers_take_out(request: StaffRequest, consultation: Consultation) -> HttpResponse:
    """Choose the kind of file, once its result is made and enough people answered.

    Before that papers and late answers still come: a file from before and one from after would tell what one person said.
    """
    answered, now = counts(consultation), timezone.now()
    has_ended = consultation.has_ended(now)
    is_settled = has_ended and not typing_state(consultation, now).is_possible
    is_possible = is_settled and not is_too_few(consultation, answered)
    form, status = TakeOutForm(sent(request), initial={"kind": "xlsx"}), 422
    if is_possible and form.is_valid():
        if not EXPORTS.is_over(request.actor.user_id):
            return _ordered(request, consultation, form.cleaned_data["kind"], answered)
        form.add_error(None, _("You took 20 files out within an hour. Wait an hour, then go on."))
        status = 429
    context = {
        "consultation": consultation,
        "form": form,
        "has_ended": has_ended,
        "is_settled": is_settled,
        "is_possible": is_possible,
        "answered": answered,
        "least": least_to_take_out(consultation),
        "has_words": policies.may_read_words(request.actor, consultation),
    }
    return page(request, "feedback/words/take_out.html", context, status if form.is_bound else 200)


def _ordered(
    request: StaffRequest, consultation: Consultation, kind: str, answered: int
) -> HttpResponse:
    with transaction.atomic():
        file = order_answers(
            actor=request.actor, consultation=consultation, kind=kind, total=answered
        )
        bell.ring("jobs.tasks.work")
    return redirect("feedback:answers_file", org=consultation.organisation.slug, pk=file.pk)


@gate(policies.may_fetch_results, ResultFile)
@require_safe
def answers_file(request: StaffRequest, file: ResultFile) -> HttpResponse:
    """Show how far the file is, and on which day it goes."""
    made_on = file.made_at.astimezone(request.organisation.zone).date()
    context = {
        "file": file,
        "consultation": file.consultation,
        "job": shown(file.job) if file.job else None,
        "is_there": file.content is not None,
        "goes_on": made_on + timedelta(days=rule_now().days[ANSWER_FILES]),
    }
    return page(request, "feedback/words/file.html", context)


@gate(policies.may_fetch_results, ResultFile)
@require_safe
def answers_fetch(request: StaffRequest, file: ResultFile) -> HttpResponse:
    """Hand the file out; that it was made is written down already."""
    if file.content is None:
        raise Http404
    ending, content_type = SAVED_AS[file.kind]
    today = timezone.now().astimezone(request.organisation.zone).date()
    name = f"answers-{file.consultation_id}-{today:%Y-%m-%d}.{ending}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(bytes(file.content), content_type=content_type, headers=headers)
