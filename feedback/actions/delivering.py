"""Following what was promised: who does it and by when, its parts, that it is done, and that it will not be."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from access import audit
from access.actors import Actor
from feedback.models import Delivery, Milestone, Outcome

FIELDS = ("what", "due_on", "owner_id", "partner_id")
CHANGED = _("Somebody else changed this meanwhile. Look at it again, then send it once more.")
IS_OVER = _("It is noted as done, or as not happening. Say first that it is still to be done.")
FUTURE = _("This day has not come yet.")


@dataclass(frozen=True, slots=True)
class DeliveryConflict:
    """Somebody else changed it meanwhile; what they wrote."""

    theirs: Delivery


@transaction.atomic
def save_delivery(
    *, actor: Actor, outcome: Outcome, based_on: int, **values: Any
) -> Delivery | DeliveryConflict:
    """Note what is promised, by when and by whom (`FIELDS`). `based_on` is the version that was seen, 0 for none."""
    outcome = Outcome.objects.select_for_update().get(pk=outcome.pk)
    row = Delivery.objects.select_for_update(of=("self",)).filter(outcome=outcome).first()
    if (row.version if row else 0) != based_on:
        return DeliveryConflict(row or Delivery(outcome=outcome, version=0))
    fields = {name: values[name] for name in FIELDS}
    if row is None:
        row = Delivery(organisation=outcome.organisation, outcome=outcome, version=0)
    for name, value in fields.items():
        setattr(row, name, value)
    _keep(row)
    audit.record(actor, "delivery_saved", row, due_on=row.due_on.isoformat(), outcome=outcome.pk)
    return row


@transaction.atomic
def record_done(
    *,
    actor: Actor,
    delivery: Delivery,
    done_on: date,
    evidence: str = "",
    note: str | None = None,
    today: date,
) -> Delivery:
    """Note that it is done, since when, and how people can see it.

    Whoever may not publish says only since when, with a `note` for somebody who may and says afterwards how people can see it.

    Raises:
        ValidationError: with code `future` when the day is to come, `over` when it is done or given up already and nothing
            is left to be said.

    """
    row = _locked(delivery)
    if row.not_happening_on is not None or (row.done_on is not None and not _waits(row, evidence)):
        raise ValidationError(IS_OVER, code="over")
    _refuse_future(done_on, today)
    row.done_on, row.evidence = done_on, evidence
    _leave_note(actor, row, note)
    _keep(row)
    audit.record(actor, "delivery_done", row, done_on=done_on.isoformat())
    return row


@transaction.atomic
def give_up(*, actor: Actor, delivery: Delivery, today: date) -> Delivery:
    """Note that it will not be done. People are told by taking the promise back, which says why.

    Raises:
        ValidationError: with code `over` when it is done or given up already.

    """
    row = _open(delivery)
    row.not_happening_on = today
    _keep(row)
    audit.record(actor, "delivery_given_up", row)
    return row


@transaction.atomic
def open_again(*, actor: Actor, delivery: Delivery) -> Delivery:
    """Note that it is still to be done; twice is once."""
    row = _locked(delivery)
    if row.done_on is None and row.not_happening_on is None:
        return row
    row.done_on, row.evidence, row.not_happening_on = None, "", None
    _keep(row)
    audit.record(actor, "delivery_open_again", row)
    return row


@transaction.atomic
def save_milestone(
    *,
    actor: Actor,
    delivery: Delivery,
    milestone_id: int | None,
    based_on: int,
    today: date,
    note: str | None = None,
    **values: Any,
) -> Milestone:
    """Add a part, or change one. `values` are its words and days; `note` is for colleagues, about the whole, None to leave it.

    Raises:
        ValidationError: with code `changed` when somebody else changed something here meanwhile, `future` when the day on
            which it was done is to come.

    """
    row = _locked(delivery)
    if row.version != based_on:
        raise ValidationError(CHANGED, code="changed")
    _refuse_future(values.get("done_on"), today)
    last = row.milestones.aggregate(last=Max("position"))["last"] or 0
    part = row.milestones.filter(pk=milestone_id or 0).first() or Milestone(
        organisation=row.organisation, delivery=row, position=last + 1
    )
    for name, value in values.items():
        setattr(part, name, value)
    part.save()
    _leave_note(actor, row, note)
    _keep(row)
    audit.record(actor, "milestone_saved", row, milestone=part.pk)
    return part


@transaction.atomic
def remove_milestone(*, actor: Actor, delivery: Delivery, milestone_id: int) -> None:
    """Take a part away; twice is once."""
    row = _locked(delivery)
    gone, _counts = row.milestones.filter(pk=milestone_id).delete()
    if gone:
        _keep(row)
        audit.record(actor, "milestone_removed", row)


def _locked(delivery: Delivery) -> Delivery:
    row: Delivery = Delivery.objects.select_for_update(of=("self",)).get(pk=delivery.pk)
    return row


def _open(delivery: Delivery) -> Delivery:
    row = _locked(delivery)
    if row.done_on is not None or row.not_happening_on is not None:
        raise ValidationError(IS_OVER, code="over")
    return row


def _waits(row: Delivery, evidence: str) -> bool:
    """Whether these are the words that were still to come for something that is done."""
    return bool(evidence) and not row.evidence


def _leave_note(actor: Actor, row: Delivery, note: str | None) -> None:
    """Keep what whoever does it says to colleagues who publish, and who said so; None, or the same again, changes nothing."""
    if note is None or note == row.note:
        return
    row.note, row.noted_by_id = note, actor.member_id if note else None
    audit.record(actor, "delivery_noted", row)


def _keep(row: Delivery) -> None:
    row.version += 1
    row.save()


def _refuse_future(day: date | None, today: date) -> None:
    if day is not None and day > today:
        raise ValidationError({"done_on": ValidationError(FUTURE, code="future")})
