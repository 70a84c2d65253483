"""What an organisation asked and what happened, for everybody: a page, and a feed of it."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from access.gate import participant_link
from feedback.queries.public_list import ON_A_PAGE, PublicList, listed, listed_rows, mark_of
from feedback.queries.public_texts import feed


@participant_link("public_list")
@require_safe
def public_list(request: HttpRequest, shown: PublicList) -> HttpResponse:
    """Show what was asked, the newest news first, and whether what was promised was kept."""
    part = Paginator(listed(), ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "organisation": shown.organisation,
        "part": part,
        "rows": listed_rows(list(part.object_list), timezone.now()),
    }
    return render(request, "feedback/public/list.html", context)


@participant_link("public_list")
@require_safe
def public_feed(request: HttpRequest, shown: PublicList) -> HttpResponseBase:
    """Give the newest of the list as an Atom feed; who has it already is told so before it is made."""
    now = timezone.now()
    mark = f'W/"{mark_of(shown.organisation, ON_A_PAGE, now)}"'
    answer: HttpResponseBase | None = get_conditional_response(request, etag=mark)
    if answer is None:
        words = feed(shown.organisation, now)
        answer = HttpResponse(words, content_type="application/atom+xml; charset=utf-8")
    answer["ETag"] = mark
    answer["Cache-Control"] = "public, no-cache"
    return answer
