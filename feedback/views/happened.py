"""What happened, for everybody: one public page for each consultation."""

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone

from access.gate import participant_link
from feedback.models import Consultation
from feedback.queries.happened import happened as happened_page


@participant_link("outcome")
def happened(request: HttpRequest, consultation: Consultation) -> HttpResponseBase:
    """Show what was asked, said, done and not done; before that, when people hear."""
    page = happened_page(consultation, now=timezone.now())
    return render(
        request, "feedback/outcomes/happened.html", {"page": page, "consultation": consultation}
    )
