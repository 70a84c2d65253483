"""Telling people that it is late: why, and the day on which they hear instead. It is no new promise."""

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from access import audit
from access.actors import Actor
from feedback import terms
from feedback.actions.release import local_day, locked
from feedback.domain.lateness import counts_on
from feedback.models import Consultation, LateNote
from feedback.policies import may_agree_to_late_promise
from feedback.queries.loops import loop_states


@transaction.atomic
def tell_late(
    *, actor: Actor, consultation: Consultation, why: str, new_on: date, now: datetime
) -> LateNote:
    """Show people why they have not heard, and by when they will. Late stays late, and the clock goes on.

    Raises:
        ValidationError: with code `not_owed` when nothing is owed or people can still answer, `new_on` when the day is
            not after today and after the day they count on, `manager` when it lies beyond the day of the final word.

    """
    consultation = locked(consultation)
    today = local_day(consultation, now)
    state = loop_states([consultation], today).get(consultation.pk)
    expected = counts_on(state.facts) if state and state.is_owed else None
    if state is None or expected is None:
        raise ValidationError(_("Nobody waits for an answer to this."), code="not_owed")
    if new_on <= max(today, expected):
        raise ValidationError(terms.OUTCOME_BACKWARDS["next_on"], code="new_on")
    is_beyond = new_on > state.facts.final_due_on
    if is_beyond and not may_agree_to_late_promise(actor, consultation):
        raise ValidationError(
            _("A day later than twelve weeks after closing is for a manager to name."),
            code="manager",
        )
    note = LateNote.objects.create(
        organisation=consultation.organisation,
        consultation=consultation,
        promised_on=expected,
        why=why,
        new_on=new_on,
        by_id=actor.member_id,
        at=now,
    )
    audit.record(actor, "told_late", consultation, new_on=new_on.isoformat())
    return note
