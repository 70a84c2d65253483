"""The page on which owners see who did what here, and the file of it."""

from datetime import timedelta

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.formats import number_format
from django.views.decorators.http import require_POST, require_safe

from access.gate import gate
from access.pages import page
from organisations.models import Organisation
from organisations.policies import may_see_activity
from workspace.activity_file import MOST, activity_file
from workspace.activity_lines import Filter, entries, lines, many_files, operator_looks, people
from workspace.activity_words import KINDS

ON_A_PAGE = 50
LATELY = timedelta(days=30)


@gate(may_see_activity)
@require_safe
def activity_list(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """Show what was done here, the newest first, narrowed to a person or a kind by the address."""
    wanted = Filter.from_address(request.GET)
    part = Paginator(entries(wanted), ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "lines": lines(part.object_list, organisation),
        "part": part,
        "wanted": wanted,
        "kinds": KINDS.items(),
        "people": people(),
        "many": many_files(timezone.now() - LATELY, organisation),
        "looks": operator_looks(timezone.now() - LATELY),
        "most": number_format(MOST, force_grouping=True),
    }
    return page(request, "workspace/activity.html", context)


@gate(may_see_activity)
@require_POST
def activity_export(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """Hand out the same as a file; that somebody took it is noted down too."""
    file = activity_file(
        actor=request.actor,  # type: ignore[attr-defined]
        organisation=organisation,
        wanted=Filter.from_address(request.POST),
    )
    today = timezone.now().astimezone(organisation.zone).date()
    name = f"activity-{organisation.slug}-{today:%Y-%m-%d}.csv"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(file, content_type="text/csv; charset=utf-8", headers=headers)
