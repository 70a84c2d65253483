"""Putting reminders off for two weeks: people hear why at once, and the day of the final word stays where it is."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from access import audit
from access.actors import Actor
from feedback.actions.publishing import say_still_deciding
from feedback.actions.release import local_day, locked
from feedback.actions.schedule import reset_next_notice
from feedback.domain.publishing import ChannelPlan
from feedback.domain.schedule import SNOOZE_DAYS
from feedback.models import Consultation, Snooze
from feedback.queries.snoozing import why_no_snooze

REFUSALS = {
    "owner": _("Only the person who tells people what happened can put reminders off."),
    "twice": _("Reminders were put off twice. Now people need an answer, or a new day."),
    "resting": _("Reminders are put off already."),
}
"""Why reminders cannot be put off, by code."""


@transaction.atomic
def snooze(
    *,
    actor: Actor,
    consultation: Consultation,
    why: str,
    channels: Sequence[ChannelPlan] = (),
    now: datetime,
) -> Snooze:
    """Tell people that it is still being decided and why, and let reminders to staff rest for 14 days.

    What people were promised does not move, and that the final word is overdue is said all the same.

    Raises:
        ValidationError: with the codes of `REFUSALS`, and those of `say_still_deciding`.

    """
    consultation = locked(consultation)
    today = local_day(consultation, now)
    if code := why_no_snooze(consultation, actor.member_id, today):
        raise ValidationError(REFUSALS[code], code=code)
    until = today + timedelta(days=SNOOZE_DAYS)
    number = consultation.snoozes.count() + 1
    told = say_still_deciding(
        actor=actor,
        consultation=consultation,
        held_up_by=why,
        next_on=until,
        channels=channels,
        now=now,
    )
    made = Snooze.objects.create(
        organisation=consultation.organisation,
        consultation=consultation,
        number=number,
        why=why,
        from_on=today,
        until_on=until,
        publication=told,
        by_id=actor.member_id,
        at=now,
    )
    audit.record(actor, "snoozed", consultation, number=number, until=until.isoformat())
    reset_next_notice(consultation, today=today)
    return made
