"""Results for people of the organisation: how many while it is open, words for its readers, charts once it has closed."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from access.gate import gate
from access.pages import page
from feedback.models import Consultation, ResultSnapshot
from feedback.policies import may_keep_safe, may_read_words, may_see, may_shortlist, may_take_out
from feedback.queries import result_rows, results
from feedback.queries.answer_files import brought
from feedback.queries.answering import reader_names
from feedback.queries.shortlists import shortlists
from feedback.queries.suspected import held_count
from feedback.queries.ways import ways_counted


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
            "ways": ways_counted(consultation),
            "brought": brought(consultation),
            "held": held_count(consultation),
            "made": made,
            "readers": reader_names(consultation),
            "may_read": may_read_words(request.actor, consultation),  # type: ignore[attr-defined]
            "may_keep_safe": may_keep_safe(request.actor, consultation),  # type: ignore[attr-defined]
            "may_take_out": may_take_out(request.actor, consultation),  # type: ignore[attr-defined]
            "may_shortlist": may_shortlist(request.actor, consultation),  # type: ignore[attr-defined]
        }
        | (_kept(made, consultation) if made is not None else {}),
    )


def _kept(made: ResultSnapshot, consultation: Consultation) -> dict[str, Any]:
    """What the kept result shows, question by question with what goes on; two statements, however many answered."""
    rows = result_rows.results(made, consultation)
    going_on = shortlists(consultation, made.data.get("questions", []))
    return {
        "results": [(row, going_on.get(row.key)) for row in rows],
        "heard": result_rows.heard_from(made),
        "stopped": result_rows.stopped(made, consultation.least_internal),
        "stays": "stays_since" in made.data,
    }
