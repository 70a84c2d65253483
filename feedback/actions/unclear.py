"""That somebody did not understand a question: told without a name, seen by those who wrote it."""

from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction

from access import audit
from access.actors import Actor
from feedback.domain.codes import secret_from
from feedback.models import Consultation, Question, Unclear
from feedback.queries.visits import Visit

MOST_A_DAY = 100
"""How often one question can be called unclear in a day. More would be a machine; by then somebody has long seen it."""


def say_unclear(*, visit: Visit, question: Question, words: str, today: date) -> bool:
    """Keep that `question` was not understood, and what of it. Answers whether it was kept.

    One device counts once for each question; told again, its words replace the earlier ones. The key follows from what
    only that device holds, so that the row leads to nobody and no draft.
    """
    key = UUID(secret_from(visit.device, f"unclear:{question.key}"), version=4)
    if Unclear.objects.filter(pk=key).update(words=words, said_on=today, seen_on=None):
        return True
    if Unclear.objects.filter(question=question, said_on=today).count() >= MOST_A_DAY:
        return False
    said = Unclear(
        pk=key, organisation=visit.organisation, question=question, words=words, said_on=today
    )
    try:
        with transaction.atomic():
            said.save(force_insert=True)
    except IntegrityError:
        return Unclear.objects.filter(pk=key).exists()  # the same device, at the same moment
    return True


@transaction.atomic
def mark_unclear_seen(
    *, actor: Actor, consultation: Consultation, question_id: int, today: date
) -> int:
    """Note that somebody has looked at what was unclear about a question, in every version of it. Answers how many."""
    asked = Question.objects.filter(form_version__consultation=consultation)
    keys = asked.filter(pk=question_id).values("key")
    unseen = Unclear.objects.filter(question__in=asked.filter(key__in=keys), seen_on=None)
    count = unseen.update(seen_on=today)
    if count:
        audit.record(actor, "unclear_seen", consultation, question=question_id, told=count)
    return count
