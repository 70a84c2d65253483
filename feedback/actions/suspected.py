"""Letting held answers through, and holding them again. Nothing here is ever deleted."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from access import audit
from access.actors import Actor
from feedback.actions.closing import make_snapshot
from feedback.actions.release import local_day, locked
from feedback.actions.schedule import reset_next_notice
from feedback.domain.spam import Signal, long_words
from feedback.models import Consultation, Response, ResponseAuthor, ResultSnapshot


@transaction.atomic
def let_through(
    *, actor: Actor, consultation: Consultation, responses: Iterable[UUID], now: datetime
) -> int:
    """Let held answers count; a result that was made without them is made anew. Answers how many."""
    consultation = locked(consultation)
    held = Response.objects.current().filter(consultation=consultation, is_held=True)
    count: int = held.filter(pk__in=list(responses)).update(is_held=False)
    _settle(actor, consultation, "answers_let_through", count, now)
    return count


@transaction.atomic
def hold_again(
    *, actor: Actor, consultation: Consultation, responses: Iterable[UUID], now: datetime
) -> int:
    """Take back that answers which had been held were let through. Answers how many."""
    consultation = locked(consultation)
    free = Response.objects.current().filter(consultation=consultation, is_held=False)
    free = free.exclude(held_because="")
    count: int = free.filter(pk__in=list(responses)).update(is_held=True)
    _settle(actor, consultation, "answers_held_again", count, now)
    return count


def hold_the_same(*, consultation_id: int, words: Sequence[str]) -> None:
    """Hold what came by the public link with the same long words before anybody could know that they come again and again."""
    long = [text for text in words if long_words([text])]
    known = ResponseAuthor.objects.values("thread")
    rows = Response.objects.counted().filter(
        consultation=consultation_id, held_because="", answers__text__in=long
    )
    Response.objects.filter(
        pk__in=list(rows.exclude(thread__in=known).values_list("pk", flat=True))
    ).update(is_held=True, held_because=Signal.SAME)


def _settle(
    actor: Actor, consultation: Consultation, event: str, count: int, now: datetime
) -> None:
    if not count:
        return
    audit.record(actor, event, consultation, answers=count)
    reset_next_notice(consultation, today=local_day(consultation, now))
    made = ResultSnapshot.objects.filter(consultation=consultation)
    # While it is open once more nobody sees a result: the next one is made when it closes, of everything.
    if consultation.has_ended(now) and made.exists():
        make_snapshot(consultation=consultation, now=now)


@transaction.atomic
def set_door_word(*, actor: Actor, consultation: Consultation, word: str) -> None:
    """Ask for `word` at the public link from now on, or for nothing where it is empty. Whoever has begun goes on."""
    current = Consultation.objects.select_for_update().get(pk=consultation.pk)
    if current.door_word == word:
        return
    current.door_word = word
    current.save(update_fields=["door_word"])
    audit.record(actor, "door_word_set" if word else "door_word_cleared", current)
