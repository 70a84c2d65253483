"""That somebody wants to stay, because they said so."""

from datetime import date

from django.db import transaction

from access import audit
from participants.models import KeepingQuestion, Participant


@transaction.atomic
def stay(*, participant_id: int, today: date) -> None:
    """Write down that we were in touch today; the question is answered. A second time changes nothing."""
    asked = KeepingQuestion.objects.select_for_update(of=("self",)).filter(
        participant=participant_id
    )
    question = asked.first()
    if question is None:
        return
    question.delete()
    Participant.objects.filter(pk=participant_id).update(last_contact_on=today)
    audit.record(None, "person_stays", Participant.objects.get(pk=participant_id))
