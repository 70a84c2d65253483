"""The operators' page: how the installation stands, most urgent first."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from access.gate import operator
from access.pages import page
from operations.domain.standing import URGENCY
from operations.queries.status import standing
from operations.terms import LEVELS, LINES


@operator("those who look after the installation see how it stands, and nothing of what is in it")
def status_detail(request: HttpRequest) -> HttpResponse:
    """Show every line that is watched, in words, with what to do about it."""
    found = standing(timezone.now())
    groups = [
        {
            "level": level.value,
            "heading": LEVELS[level],
            "lines": [(LINES[line.key], line) for line in found.at_level(level)],
        }
        for level in reversed(URGENCY)
    ]
    context = {"standing": found, "groups": [group for group in groups if group["lines"]]}
    return page(request, "operations/status.html", context)
