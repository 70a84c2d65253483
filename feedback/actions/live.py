"""A question to a room: prepared, open to phones, closed. On closing the result is kept and every single answer goes."""

import secrets
from collections.abc import Collection, Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any

from django.db import transaction

from access import audit
from access.actors import Actor
from feedback.domain.codes import ALPHABET, LENGTH
from feedback.domain.live import MOST_PHONES
from feedback.models import LiveAnswer, LiveQuestion, Meeting
from feedback.queries.live import is_open, worked_out


class Taken(StrEnum):
    """What became of an answer."""

    KEPT = "kept"
    CLOSED = "closed"
    FULL = "full"


@transaction.atomic
def prepare(
    *, actor: Actor, meeting: Meeting, kind: str, text: str, settings: Mapping[str, Any]
) -> LiveQuestion:
    """Prepare a question; its code opens nothing yet."""
    live = LiveQuestion.objects.create(
        organisation_id=meeting.organisation_id,
        meeting=meeting,
        kind=kind,
        text=text,
        settings=dict(settings),
        code="".join(secrets.choice(ALPHABET) for _each in range(LENGTH)),
    )
    audit.record(actor, "live_prepared", meeting.consultation, live=live.pk)
    return live


@transaction.atomic
def open_live(*, actor: Actor, live: LiveQuestion, now: datetime) -> LiveQuestion:
    """Let phones answer. What was closed stays closed: its answers are gone."""
    current = _locked(live)
    if current.opened_at is None:
        current.opened_at = now
        current.save(update_fields=["opened_at"])
        audit.record(actor, "live_opened", current.meeting.consultation, live=current.pk)
    return current


@transaction.atomic
def close_live(*, actor: Actor, live: LiveQuestion, now: datetime) -> LiveQuestion:
    """Close it, keep the result, and delete what single phones answered, all at once."""
    current = _locked(live)
    if current.opened_at is None or current.closed_at is not None:
        return current
    answers = LiveAnswer.objects.filter(live_question=current)
    current.result = worked_out(current, list(answers.values_list("value", flat=True)))
    current.closed_at = now
    current.save(update_fields=["result", "closed_at"])
    answers.delete()
    audit.record(actor, "live_closed", current.meeting.consultation, live=current.pk)
    return current


@transaction.atomic
def take_answer(*, live: LiveQuestion, device_digest: str, value: Any, now: datetime) -> Taken:
    """Keep what one phone answers, in place of what it answered before."""
    current = _locked(live)
    if not is_open(current, now):
        return Taken.CLOSED
    answers = LiveAnswer.objects.filter(live_question=current)
    if answers.filter(device_digest=device_digest).update(value=value):
        return Taken.KEPT
    if answers.count() >= MOST_PHONES:
        return Taken.FULL
    LiveAnswer.objects.create(
        organisation_id=current.organisation_id,
        live_question=current,
        device_digest=device_digest,
        value=value,
    )
    return Taken.KEPT


@transaction.atomic
def let_through(*, actor: Actor, live: LiveQuestion, numbers: Collection[int]) -> None:
    """Show the room exactly the words with these numbers."""
    current = _locked(live)
    if current.closed_at is None:
        return
    words = current.result["words"]
    current.result = current.result | {
        "words": [one | {"is_shown": place in numbers} for place, one in enumerate(words)]
    }
    current.save(update_fields=["result"])
    audit.record(actor, "live_words_shown", current.meeting.consultation, live=current.pk)


@transaction.atomic
def remove_live(*, actor: Actor, live: LiveQuestion) -> None:
    """Take a question away, with its result and what phones answered."""
    audit.record(actor, "live_removed", live.meeting.consultation, live=live.pk)
    live.delete()


def _locked(live: LiveQuestion) -> LiveQuestion:
    rows = LiveQuestion.objects.select_for_update(of=("self",))
    return rows.select_related("meeting__consultation__organisation").get(pk=live.pk)
