"""Keeping and removing quotes."""

from datetime import date

from django.db import transaction

from access import audit
from access.actors import Actor
from feedback.domain.parts import is_part
from feedback.models import Answer, Quote, Response


class NotTheirWordsError(Exception):
    """The person does not let us use these words, or did not say them."""


@transaction.atomic
def keep_quote(*, actor: Actor, answer: Answer, text: str, today: date) -> Quote:
    """Keep words that may be shown, after somebody said that nobody can be recognised by them; twice is as once.

    Raises `NotTheirWordsError` unless the words are part of the answer and the person lets us use them.
    """
    of = Response.objects.select_for_update().get(pk=answer.response_id)
    if not of.may_quote or not is_part(text, answer.text):
        raise NotTheirWordsError
    quote, is_new = Quote.objects.get_or_create(
        organisation_id=answer.organisation_id,
        answer=answer,
        text=text,
        defaults={"checked_by_id": actor.member_id, "checked_on": today},
    )
    if is_new:
        audit.record(actor, "quote_kept", of.consultation)
    found: Quote = quote
    return found


@transaction.atomic
def remove_quote(*, actor: Actor, quote: Quote) -> None:
    """Remove a quote; the words stay."""
    audit.record(actor, "quote_removed", quote.answer.response.consultation)
    quote.delete()
