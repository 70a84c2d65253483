"""Quotes: words that may be shown to others. Only while the person allows it and nobody worries about them."""

import uuid
from collections.abc import Sequence

from django.db.models import QuerySet

from feedback.models import Answer, Consultation, Quote
from feedback.queries.words import readable


def may_be_quoted(consultation: Consultation) -> QuerySet[Answer]:
    """Return the answers whose words people let us use."""
    return readable(consultation).filter(response__may_quote=True)


def answer_to_quote(consultation: Consultation, word: uuid.UUID) -> Answer | None:
    """Return an answer whose words may be used, or None; one statement."""
    return may_be_quoted(consultation).filter(pk=word).select_related("question").first()


def quotes(consultation: Consultation) -> Sequence[Quote]:
    """Return the quotes of a consultation, by a random key; one statement."""
    rows = Quote.objects.filter(answer__in=may_be_quoted(consultation))
    return list(rows.select_related("answer__question", "checked_by__user").order_by("pk"))


def quote_count(consultation: Consultation) -> int:
    """Return how many quotes there are; one statement."""
    return Quote.objects.filter(answer__in=may_be_quoted(consultation)).count()


def quotes_of(word: uuid.UUID) -> Sequence[Quote]:
    """Return the quotes taken from one answer; one statement."""
    return list(Quote.objects.filter(answer=word).order_by("pk"))


def quote_in(consultation: Consultation, quote: uuid.UUID) -> Quote | None:
    """Return a quote from the words of a consultation, or None."""
    rows = Quote.objects.filter(pk=quote, answer__response__consultation=consultation)
    return rows.select_related("answer__question").first()
