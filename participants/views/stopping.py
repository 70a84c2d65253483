"""The one page of the register that participants see: to stop our messages."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from access.gate import participant_link
from participants.actions import stop_writing
from participants.links import STOP, StopLink


@participant_link(STOP)
@never_cache
def stop(request: HttpRequest, link: StopLink) -> HttpResponse:
    """Ask before stopping, because mail programs open links by themselves; then say that it is done."""
    if request.method == "POST" and not link.is_stopped:
        stop_writing(
            participant_id=link.participant_id,
            organisation=link.organisation,
            today=timezone.now().astimezone(link.organisation.zone).date(),
        )
    if request.method == "POST":
        return redirect(request.path)
    return render(
        request,
        "participants/stop.html",
        {"organisation": link.organisation, "is_stopped": link.is_stopped},
    )
