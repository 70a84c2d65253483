"""Confirming which options of a ranking go on to the next stage."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from access.gate import gate
from access.pages import page
from feedback.actions.shortlisting import ShortlistConflict, confirm_shortlist
from feedback.forms.shortlisting import ShortlistForm, values_of
from feedback.models import Consultation
from feedback.policies import may_shortlist
from feedback.queries import results
from feedback.queries.order_views import OrderView
from feedback.queries.purpose import decider_of
from feedback.queries.result_rows import QuestionResult
from feedback.queries.result_rows import results as result_rows
from feedback.queries.shortlists import shortlist_of
from feedback.views.frame import StaffRequest, local_day
from ui.conflicts import chosen, clashes, with_value


@gate(may_shortlist, Consultation)
@require_http_methods(["GET", "HEAD", "POST"])
def shortlist_edit(request: StaffRequest, consultation: Consultation, number: int) -> HttpResponse:
    """Show and confirm what goes on; when somebody else confirmed meanwhile, show both."""
    result, view = _ranking(consultation, number)
    theirs = _stored(consultation, result)
    data: Any = chosen(request.POST, theirs) if request.method == "POST" else None
    form = _form(consultation, view, data, theirs)
    conflict, status = None, 422 if form.is_bound else 200
    if form.is_valid():
        saved = confirm_shortlist(
            actor=request.actor,
            consultation=consultation,
            question_key=UUID(result.key),
            based_on=form.cleaned_data["version"],
            choice=form.choice(),
        )
        if not isinstance(saved, ShortlistConflict):
            messages.success(request, _("Saved. It stands on the page of results."))
            return redirect(
                "feedback:result_detail", org=consultation.organisation.slug, pk=consultation.pk
            )
        conflict, status = clashes(form, _stored(consultation, result)), 409
        data = with_value(data, "version", saved.theirs.version)
        form = _form(consultation, view, data, theirs)
    context = {"form": form, "consultation": consultation, "result": result, "conflict": conflict}
    return page(request, "feedback/results/shortlist.html", context, status)


def _ranking(consultation: Consultation, number: int) -> tuple[QuestionResult, OrderView]:
    """The result at this place on the page, and its order. Raises `Http404` unless it is a ranking that may be shown."""
    made = results.snapshot(consultation) if consultation.has_ended(timezone.now()) else None
    rows = result_rows(made, consultation) if made is not None else []
    result = rows[number - 1] if 1 <= number <= len(rows) else None
    if result is None or result.view is None:
        raise Http404
    return result, result.view


def _stored(consultation: Consultation, result: QuestionResult) -> Any:
    kept = shortlist_of(consultation, result.key)
    if kept is not None:
        return values_of(kept)
    return {"version": 0, "decided_by": decider_of(consultation)}


def _form(consultation: Consultation, view: OrderView, data: Any, initial: Any) -> ShortlistForm:
    first = view.users or view.total
    return ShortlistForm(
        data,
        initial=initial,
        options=[(one.key, one.label) for one in first.order.options],
        splits=view.splits,
        today=local_day(consultation.organisation, timezone.now()),
    )
