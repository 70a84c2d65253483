"""Reminding those who have not answered: written down once, sent by the outbox, never to anybody twice."""

from datetime import datetime

from django.db import transaction

from access import audit
from access.actors import Actor
from feedback.models import Consultation, Nudge
from feedback.queries.nudging import are_few, why_no_nudge, would_hear


class CannotNudgeError(Exception):
    """Nobody can be reminded now; `code` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@transaction.atomic
def nudge(*, actor: Actor, consultation: Consultation, words: str, now: datetime) -> Nudge:
    """Let everybody who was asked, has not answered and may be reminded get one message; return what was written down.

    Where that is nobody, it is written down all the same: a refusal would tell that everybody has answered.
    Raises `CannotNudgeError`, also when somebody else pressed a moment ago.
    """
    current = (
        Consultation.objects.select_for_update(of=("self",)).for_page().get(pk=consultation.pk)
    )
    code = why_no_nudge(current, now)
    if code:
        raise CannotNudgeError(code)
    reached = len(would_hear(current, now))
    made = Nudge.objects.create(
        organisation=actor.organisation,
        consultation=current,
        words=words,
        reached=reached,
        sent_at=now,
        by_id=actor.member_id,
    )
    told = {} if are_few(reached) else {"reached": reached}
    audit.record(actor, "nudged", current, **told)
    return made
