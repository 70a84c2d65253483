"""The poster of what happened, on A4 or A3: for the place where people who cannot be written to see it."""

from contextlib import nullcontext
from dataclasses import replace
from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import override
from django.views.decorators.http import require_safe

from access.gate import gate
from access.pages import page
from feedback import policies
from feedback.domain.posters import WHY_TOGETHER, first_words
from feedback.forms.printing import A3, A4, OutcomePosterForm
from feedback.models import Publication
from feedback.queries.joining import JoinedWord, joined_words
from feedback.queries.outcome_poster import changes_of, outcome_poster
from feedback.queries.outcome_readings import read_news
from feedback.queries.overtaken import course_of, overtaken, overtaken_on
from feedback.queries.purpose import decider_of
from feedback.queries.to_say import page_url
from feedback.views.frame import StaffRequest
from feedback.views.qr import qr_in_page


@gate(policies.may_see, Publication)
@require_safe
def outcome_poster_print(request: StaffRequest, publication: Publication) -> HttpResponse:
    """Show one publication as a poster: you said, we did, what we could not do and why, next, with a square to the page.

    What was put another way since is not on it; where that is everything, the poster says so and leads to the page.
    """
    asked = publication.consultation
    course = course_of([asked.pk])
    written, _news = read_news(publication, course=course)
    form = OutcomePosterForm(request.GET, written.original, written.standing)
    reading, news = read_news(publication, form.wanted, course)
    with override(reading.page_language) if reading.code else nullcontext():
        together = [_for_a_poster(one) for one in joined_words(asked)]
        changes = changes_of(publication, timezone.now(), reading.chosen)
        poster = outcome_poster(news, changes, beside=len(together))
        url = page_url(asked) + reading.query
        options = form.cleaned_data if form.is_valid() else {}
        context: dict[str, Any] = {
            "publication": publication,
            "consultation": reading.words(),
            "reading": reading,
            "poster": poster,
            "overtaken": overtaken(publication, course),
            "changed_on": overtaken_on(course).get(publication.pk),
            "joined": together,
            "decider": poster.deciders or decider_of(asked),
            "spoken_url": page_url(asked).split("://", 1)[-1],
            "qr": qr_in_page(url),
            "form": form,
            "options": options,
            "is_a3": (options.get("size") or A4) == A3,
        }
        status = 422 if form.is_bound and not form.is_valid() else 200
        return page(request, "feedback/outcomes/poster.html", context, status=status)


def _for_a_poster(one: JoinedWord) -> JoinedWord:
    """Keep the title, and of the reason the first words: the rest stands on the page, and would push the square off the sheet."""
    return replace(one, why=first_words(one.why, WHY_TOGETHER))
