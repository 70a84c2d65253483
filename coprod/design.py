"""The gallery at /design/: every component and colour on one page, for those who build pages. Only in development."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from access.gate import public
from ui import gallery

REASON = "Shows the parts pages are made of, with made-up words; it is only there in development."


@public(REASON)
@require_safe
def for_staff(request: HttpRequest) -> HttpResponse:
    """Show what the pages of members are made of."""
    parts = gallery.components(for_participants=False)
    context = {"parts": parts, "colours": gallery.colour_names()}
    return render(request, "design/gallery.html", context)


@public(REASON)
@require_safe
def for_participants(request: HttpRequest) -> HttpResponse:
    """Show what the pages of people who take part are made of, with their own stylesheet."""
    parts = gallery.components(for_participants=True)
    return render(request, "design/gallery_participant.html", {"parts": parts})
