"""That somebody did not understand a question: told without a name, seen by those who wrote it."""

from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction

from access import audit, removals
from access.actors import Actor
from feedback.domain.codes import secret_from
from feedback.models import Consultation, Question, Unclear
from feedback.queries.visits import Visit
from feedback.terms import UNCLEAR_REMOVED

MOST_A_DAY = 100
"""How often one question can be called unclear in a day. More would be a machine; by then somebody has long seen it."""


def say_unclear(*, visit: Visit, question: Question, words: str, today: date) -> bool:
    """Keep that `question` was not understood, and what of it. Answers whether it was kept.

    One device counts once for each question; told again, its words replace the earlier ones. The key follows from what
    only that device holds, so that the row leads to nobody and no draft.
    """
    key = _key_of(visit, question.key)
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


def take_unclear_back(*, visit: Visit, today: date) -> None:
    """Delete what this device said about questions of this ask: it goes with the answers that somebody takes back."""
    asked = Question.objects.filter(form_version__consultation=visit.consultation)
    keys = [_key_of(visit, key) for key in asked.values_list("key", flat=True).distinct()]
    rows = Unclear.objects.filter(pk__in=keys)
    found = sorted(str(pk) for pk in rows.values_list("pk", flat=True))
    if found:
        removals.note(kind=UNCLEAR_REMOVED, organisation=visit.organisation, keys=found, on=today)
        rows.delete()


def forget_unclear(unclear_id: UUID) -> None:
    """Delete from a restored copy what somebody said was not clear and took back."""
    Unclear.objects.filter(pk=unclear_id).delete()


def _key_of(visit: Visit, question: UUID) -> UUID:
    return UUID(secret_from(visit.device, f"unclear:{question}"), version=4)


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
