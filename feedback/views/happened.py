"""What happened, for everybody: one public page for each consultation, in the words that somebody chooses at its top."""

from contextlib import nullcontext

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import override

from access.gate import participant_link
from feedback.models import Consultation
from feedback.queries.happened import happened as happened_page
from feedback.queries.outcome_readings import OutcomeReading, wanted_in


@participant_link("outcome")
def happened(request: HttpRequest, consultation: Consultation) -> HttpResponseBase:
    """Show what was asked, said, done and not done; before that, when people hear.

    Who reads it decides nothing: without a choice in the address it is as it was written, for everybody.
    """
    wanted = wanted_in(request.GET, consultation)
    chosen = OutcomeReading(consultation, wanted)
    with override(chosen.page_language) if chosen.code else nullcontext():
        page = happened_page(consultation, now=timezone.now(), wanted=wanted)
        context = {"page": page, "reading": page.reading, "consultation": chosen.words()}
        return render(request, "feedback/outcomes/happened.html", context)
