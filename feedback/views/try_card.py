"""The page on which one person reads an ask before anybody is asked, and says what they took from it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from access.gate import participant_link
from feedback.actions.trying import say
from feedback.domain.before_asking import SAID
from feedback.forms.trying import SaidForm
from feedback.models import TryOut
from feedback.queries.asking import minutes_of, questions_of
from feedback.views.frame import card_context, local_day, sent

CHANGE = "change"


@participant_link("try")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def try_card(request: HttpRequest, attempt: TryOut) -> HttpResponse:
    """Show the card and three questions; once they are answered, thank, and let them change it until the ask opens."""
    consultation = attempt.consultation
    today = local_day(consultation.organisation, timezone.now())
    form = SaidForm(sent(request), initial={name: getattr(attempt, name) for name in SAID})
    if form.is_valid():
        if not say(attempt=attempt, said=form.said(), today=today):
            raise Http404
        return redirect(request.path)
    is_thanked = attempt.said_on is not None and not form.is_bound
    context = {
        "attempt": attempt,
        "consultation": consultation,
        "organisation": consultation.organisation,
        "form": form,
        "is_thanked": is_thanked and CHANGE not in request.GET,
        **card_context(consultation, minutes=minutes_of(questions_of(consultation)), today=today),
    }
    status = 422 if form.is_bound else 200
    return render(request, "feedback/trying/card.html", context, status=status)
