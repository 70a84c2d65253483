"""What waits for one member to look after: worries and people who want to be phoned, never among the answers owed."""

from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone

from access.gate import gate
from access.pages import page
from feedback import policies
from feedback.queries.badges import Badges, badges
from feedback.queries.safety import waiting_for
from organisations.models import Organisation


@gate(policies.may_see)
def safety_list(request: HttpRequest, organisation: Organisation) -> HttpResponseBase:
    """Show in which asks worries or calls wait for whoever looks; others find the page empty."""
    del organisation
    waiting = waiting_for(request.actor.member_id, now=timezone.now())  # type: ignore[attr-defined]
    waiting.sort(key=lambda case: (-len(case.worries), -len(case.calls), case.pk))
    return page(request, "workspace/safety_list.html", {"cases": waiting})


def badge_frame(request: HttpRequest) -> dict[str, Any]:
    """Return the two counts of the navigation, for every staff page; counted once a request."""
    if getattr(request, "organisation", None) is None:
        return {}
    if not hasattr(request, "badges"):
        member = getattr(getattr(request, "actor", None), "member_id", 0)
        request.badges = badges(member, timezone.now())  # type: ignore[attr-defined]
    found: Badges = request.badges  # type: ignore[attr-defined]
    return {"owed_count": found.owed, "safety_count": found.to_look_after}
