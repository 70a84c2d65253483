"""The page on which a person says that they want to stay."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from access.gate import participant_link
from participants.actions.staying import stay
from participants.staying import STAY, StayLink


@participant_link(STAY)
@never_cache
def stay_page(request: HttpRequest, link: StayLink) -> HttpResponse:
    """Ask before, because mail programs open links by themselves; then say that it is done."""
    if request.method == "POST":
        stay(
            participant_id=link.participant_id,
            today=timezone.now().astimezone(link.organisation.zone).date(),
        )
        return redirect(request.path)
    context = {"organisation": link.organisation, "is_asked": link.is_asked}
    return render(request, "participants/stay.html", context)
