"""Making the links that people without accounts hold."""

from datetime import datetime, timedelta

from django.conf import settings
from django.urls import reverse

from access.tokens import digest_of, new_token
from feedback.models import Ask, AskLink


def mint_answer_link(ask: Ask, *, now: datetime) -> str:
    """Make a personal link and return its absolute address, to be shown once; only the token's hash is stored.

    It opens the questions until the consultation closes, and what happened for as many days after as the organisation
    chose (30 unless it did). Call inside the scope of the ask's organisation.
    """
    token = new_token()
    last = ask.consultation.closes_at or now
    days = ask.consultation.organisation.link_days
    AskLink(
        organisation_id=ask.organisation_id,
        ask=ask,
        digest=digest_of(token),
        expires_at=max(last, now) + timedelta(days=days),
    ).save(force_insert=True)
    return settings.SITE_URL + reverse("feedback:answer_link", kwargs={"token": token})
