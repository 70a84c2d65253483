"""Taking a list of people out: as which file, the work where it is long, and fetching it."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.formats import number_format
from django.views.decorators.http import require_http_methods, require_safe

from access.gate import gate
from access.pages import page
from jobs import actions as jobs
from jobs.shown import shown
from notices import bell
from organisations.models import Organisation
from participants.actions.taking_out import TakenOut, hand_out, order_file
from participants.domain.keeping import FILES
from participants.policies import may_bring_in, may_fetch
from participants.queries.keeping import rule_now
from participants.queries.taking_out import people_ids
from workspace.people import StaffRequest
from workspace.people_chosen import chosen
from workspace.people_files import TAKE_OUT, download
from workspace.people_filter import Narrowed
from workspace.people_list_forms import TakeOutForm

AT_ONCE = 1_000
"""So many people are handed out at once; more are long work."""


@gate(may_bring_in)
@require_http_methods(["GET", "HEAD", "POST"])
def people_take_out(request: StaffRequest, organisation: Organisation) -> HttpResponse:
    """Take out the people whom the address means, of those whom one may see."""
    del organisation
    narrowed = Narrowed.from_address(request.GET)
    query = narrowed.as_address
    who = chosen(request.actor, query)
    count = people_ids(who.within).count()
    form = TakeOutForm(request.POST if request.method == "POST" else None, initial={"kind": "csv"})
    if form.is_valid() and count:
        return _taken(request, form.cleaned_data["kind"], who, count)
    context = {
        "form": form,
        "count": count,
        "shown_count": number_format(count, force_grouping=True),
        "query": query,
        "is_narrow": narrowed.is_narrow,
        "has_errors": form.is_bound and not form.is_valid(),
    }
    return page(request, "workspace/people/take_out.html", context, 422 if form.is_bound else 200)


def _taken(request: StaffRequest, kind: str, who: TakenOut, count: int) -> HttpResponse:
    """Hand a short list out at once; let the worker make a long one."""
    home = request.organisation
    if count <= AT_ONCE:
        content = hand_out(actor=request.actor, kind=kind, who=who)
        return download(content, kind, "people", home)
    with transaction.atomic():
        job = jobs.start(actor=request.actor, kind=TAKE_OUT, total=count)
        file = order_file(actor=request.actor, kind=kind, query=who.query, job=job)
        bell.ring("jobs.tasks.work")
    return redirect("workspace:people_file_detail", org=home.slug, pk=file.pk)


@gate(may_fetch, "participants.PeopleFile")
@require_safe
def people_file_detail(request: StaffRequest, file: Any) -> HttpResponse:
    """Show how far the file is, and on which day it goes."""
    made_on = file.made_at.astimezone(request.organisation.zone).date()
    context = {
        "file": file,
        "shown_count": number_format(file.rows, force_grouping=True),
        "job": shown(file.job) if file.job else None,
        "is_there": file.content is not None,
        "goes_on": made_on + timedelta(days=rule_now().days[FILES]),
    }
    return page(request, "workspace/people/file.html", context)


@gate(may_fetch, "participants.PeopleFile")
@require_safe
def people_file_fetch(request: StaffRequest, file: Any) -> HttpResponse:
    """Hand the file out again; that it was made is written down already."""
    if file.content is None:
        raise Http404
    return download(bytes(file.content), file.kind, "people", request.organisation)
