"""Results for people of the organisation: how many while it is open, words for its readers, charts once it has closed."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from access.gate import gate
from access.pages import page
from feedback.models import Consultation
from feedback.policies import may_keep_safe, may_read_words, may_see
from feedback.queries import results, safety
from feedback.queries.answering import reader_names
from feedback.queries.suspected import held_count


@gate(may_see, Consultation)
@require_safe
def result_detail(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """Show how many answered and, once it has closed, the result of each question."""
    has_ended = consultation.has_ended(timezone.now())
    made = results.snapshot(consultation) if has_ended else None
    return page(
        request,
        "feedback/result_detail.html",
        {
            "consultation": consultation,
            "has_ended": has_ended,
            "answered": made.answered if made is not None else results.counts(consultation),
            "late": results.late_count(consultation) if has_ended else 0,
            "held": held_count(consultation),
            "is_made": made is not None,
            "results": results.results(made, consultation) if made is not None else [],
            "readers": reader_names(consultation),
            "may_read": may_read_words(request.actor, consultation),  # type: ignore[attr-defined]
            "may_keep_safe": may_keep_safe(request.actor, consultation),  # type: ignore[attr-defined]
        },
    )


@gate(may_read_words, Consultation)
@require_safe
def words_read(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """Show what people wrote to a named reader."""
    return page(
        request,
        "feedback/words_read.html",
        {
            "consultation": consultation,
            "answered": results.counts(consultation),
            "has_ended": consultation.has_ended(timezone.now()),
            "groups": results.words(consultation),
            "unread": safety.unread([consultation]),
            "apart": safety.apart_count(consultation),
            "may_keep_safe": may_keep_safe(request.actor, consultation),  # type: ignore[attr-defined]
        },
    )
