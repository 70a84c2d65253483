"""The page of one month, to read or to print on one sheet of A4."""

from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_safe

from access.gate import gate
from access.pages import page
from feedback.domain.months import month_of, moved, read_month
from feedback.queries.month_report import month_report
from organisations.models import Organisation
from projects import policies


@gate(policies.may_see)
@require_safe
def overview_month(
    request: HttpRequest, organisation: Organisation, month: str
) -> HttpResponseBase:
    """Show how promises were kept in a month, as it is known today; months to come have no page."""
    today = timezone.now().astimezone(organisation.zone).date()
    chosen = read_month(month)
    if chosen is None or chosen > month_of(today):
        raise Http404
    report = month_report(chosen, today=today)
    is_newest = chosen == month_of(today)
    context = {
        "report": report,
        "before": moved(chosen, -1),
        "after": None if is_newest else moved(chosen, 1),
    }
    return page(request, "workspace/overview/month.html", context)
