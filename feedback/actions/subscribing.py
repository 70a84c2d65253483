"""Letting someone who answered by the public link hear what came of it."""

from django.db import transaction

from feedback.models import Consultation, Subscription
from participants.actions import register_person


def tell_me_when(*, consultation: Consultation, email: str, name: str = "") -> None:
    """Keep an address to which the news goes. It stands in the register, never beside an answer."""
    with transaction.atomic():
        participant_id = register_person(
            organisation=consultation.organisation, name=name, email=email
        )
        Subscription.objects.get_or_create(
            organisation=consultation.organisation,
            consultation=consultation,
            participant_id=participant_id,
        )
