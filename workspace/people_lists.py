"""Bringing in a list of people: the file, its columns and what the first rows would do, the work, and what became of each row."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from access.gate import gate
from access.pages import page
from access.roles import Role
from jobs import actions as jobs
from jobs.shown import shown
from notices import bell
from organisations.models import Organisation
from participants.actions.lists import BegunError, attach_job, drop_list, match_columns, take_list
from participants.domain.columns import GROUP
from participants.domain.files import LARGEST_FILE, RefusedError
from participants.list_terms import our_spellings, refusal
from participants.policies import may_bring_in, may_see_list
from participants.queries.lists import (
    LEFT_OUT,
    examples,
    first_rows,
    groups_named,
    lists_of,
    result_counts,
    results,
)
from workspace.people import StaffRequest
from workspace.people_bringing import BRING_IN, counted
from workspace.people_files import list_report
from workspace.people_list_forms import FileForm, MatchForm, matched_initial
from workspace.people_list_rows import RESULTS, planned_rows, result_rows
from workspace.people_seen import people_seen, projects_offered

ON_A_PAGE = 50
FIRST_ROWS = 5
MOST_GROUPS = 50


@gate(may_bring_in)
@require_http_methods(["GET", "HEAD", "POST"])
def people_list_add(request: StaffRequest, organisation: Organisation) -> HttpResponse:
    """Choose a file; see the lists that were brought in before."""
    del organisation
    is_sent = request.method == "POST"
    form = FileForm(request.POST, request.FILES) if is_sent else FileForm()
    if is_sent and int(request.META.get("CONTENT_LENGTH") or 0) > LARGEST_FILE + 60_000:
        form.errors["file"] = form.error_class([refusal("too_big", {})])
    elif form.is_valid() and (taken := _take(request, form)):
        return _to_list(taken)
    own = None if request.actor.is_at_least(Role.OWNER) else request.actor.member_id
    part = Paginator(lists_of(own), ON_A_PAGE).get_page(request.GET.get("page"))
    rows = [{"list": one, "job": shown(one.job) if one.job else None} for one in part.object_list]
    context = {"form": form, "rows": rows, "part": part}
    return page(request, "workspace/people/list_add.html", context, 422 if is_sent else 200)


def _take(request: StaffRequest, form: FileForm) -> Any | None:
    """Keep the file's rows, or say in the form why we do not."""
    file = form.cleaned_data["file"]
    try:
        return take_list(actor=request.actor, name=file.name, data=file.read())
    except RefusedError as refused:
        form.add_error("file", refusal(refused.code, refused.values))
        return None


@gate(may_see_list, "participants.PeopleList")
@require_http_methods(["GET", "HEAD", "POST"])
def people_list_detail(request: StaffRequest, people_list: Any) -> HttpResponse:
    """Match the columns and see what the first rows would do; afterwards how far it is and what became of each row."""
    if people_list.job is not None:
        return _outcome(request, people_list)
    is_sent = request.method == "POST"
    form = MatchForm(
        request.POST if is_sent else None,
        headings=people_list.headings,
        projects=projects_offered(request.actor),
        needs_project=not request.actor.is_at_least(Role.OWNER),
        initial=matched_initial(people_list.columns, people_list.options),
    )
    if form.is_valid() and _has_few_groups(people_list, form):
        return _match(request, people_list, form)
    seen = people_seen(request.actor)
    context = {
        "people_list": people_list,
        "form": form,
        "shown_rows": number_format(people_list.rows, force_grouping=True),
        "columns": _columns(form, examples(people_list, FIRST_ROWS)),
        "preview": planned_rows(first_rows(people_list, our_spellings(), seen, FIRST_ROWS)),
        "is_gone": people_list.content is None,
        "has_errors": form.is_bound,
    }
    return page(request, "workspace/people/list_match.html", context, 422 if is_sent else 200)


def _columns(form: MatchForm, rows: list[list[str]]) -> list[dict[str, Any]]:
    """Return each column's field with what stands in it first."""
    return [
        {
            "field": field,
            "examples": [row[place][:60] for row in rows if place < len(row) and row[place]][:2],
        }
        for place, field in enumerate(form.column_fields)
    ]


def _has_few_groups(people_list: Any, form: MatchForm) -> bool:
    """Return whether the column of groups is one; a column of names would make a group of everybody."""
    place = form.matched.get(GROUP)
    people_list.columns = form.matched
    if place is None or len(groups_named(people_list, MOST_GROUPS)) <= MOST_GROUPS:
        return True
    words = _(
        "More than %(n)s different groups stand in this column. Choose another one, or leave it out."
    )
    form.add_error(form.columns[place], words % {"n": MOST_GROUPS})
    return False


def _match(request: StaffRequest, people_list: Any, form: MatchForm) -> HttpResponse:
    """Keep what was chosen, and begin if that was asked for."""
    begins = "begin" in request.POST and people_list.content is not None
    try:
        with transaction.atomic():
            found = match_columns(
                actor=request.actor,
                people_list=people_list,
                columns=form.matched,
                options=form.options,
            )
            if begins:
                begun = jobs.start(
                    actor=request.actor, kind=BRING_IN, total=found.rows, subject=found.name[:80]
                )
                attach_job(actor=request.actor, people_list=found, job=begun)
                bell.ring("jobs.tasks.work")
    except BegunError:
        messages.info(request, _("It is being brought in already."))
    return _to_list(people_list)


def _outcome(request: StaffRequest, people_list: Any) -> HttpResponse:
    """Show how far it is, and what became of the rows."""
    counts = result_counts(people_list)
    usual = LEFT_OUT if counts.get(LEFT_OUT) else ""
    wanted = request.GET.get("show", usual)
    chosen = wanted if wanted in RESULTS else ""
    found = results(people_list, chosen)
    part = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "people_list": people_list,
        "job": shown(people_list.job),
        "rows": result_rows(people_list, list(part.object_list)),
        "part": part,
        "chosen": chosen,
        "tabs": [(code, words, counts.get(code, 0)) for code, words in RESULTS.items()],
        "all_count": sum(counts.values()),
        "summary": " · ".join(counted(counts)),
        "left_out": counts.get(LEFT_OUT, 0),
        "is_gone": people_list.content is None,
    }
    return page(request, "workspace/people/list_outcome.html", context)


@gate(may_see_list, "participants.PeopleList")
@require_POST
def people_list_drop(request: StaffRequest, people_list: Any) -> HttpResponse:
    """Throw the list away before anybody was brought in."""
    try:
        drop_list(actor=request.actor, people_list=people_list)
    except BegunError:
        messages.info(request, _("It is being brought in already."))
        return _to_list(people_list)
    messages.success(request, _("Thrown away. Nobody was written down."))
    return redirect("workspace:people_list_add", org=request.organisation.slug)


@gate(may_see_list, "participants.PeopleList")
@require_POST
def people_list_report(request: StaffRequest, people_list: Any) -> HttpResponse:
    """Hand out what became of the rows, with what stands in them while that is kept."""
    wanted = request.POST.get("show", "")
    chosen = wanted if wanted in RESULTS else ""
    return list_report(actor=request.actor, people_list=people_list, result=chosen)


def _to_list(people_list: Any) -> HttpResponse:
    return redirect(
        "workspace:people_list_detail", org=people_list.organisation.slug, pk=people_list.pk
    )
