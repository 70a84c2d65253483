"""Joining asks that are doubles of each other: people hear of both together, and the earliest promise holds for both."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from access import audit
from access.actors import Actor
from feedback import terms
from feedback.actions.release import local_day, lock_in_order
from feedback.actions.schedule import reset_next_notice
from feedback.models import Consultation, ConsultationJoin
from feedback.queries.joining import in_no_pair, others_answered_with, together
from feedback.queries.needed import subjects_about
from feedback.queries.sharing import shares_with
from notices.actions import decide_again_about

LONGEST = 300
"""The most letters of the reason that people read."""


@transaction.atomic
def join_asks(
    *, actor: Actor, consultation: Consultation, other_id: int, why: str, now: datetime
) -> ConsultationJoin:
    """Say that another ask is answered with this one, and why: people of both read it. No promise moves to a later day.

    Raises:
        ValidationError: with code `too_early` while people can answer this one, `joined` when this one is answered with
            another itself, `elsewhere` when the other one is not of this project, is open, was withdrawn or is joined
            already, `why` without a reason.

    """
    lock_in_order(consultation, [other_id], near=_near)
    consultation = Consultation.objects.all().for_page().get(pk=consultation.pk)
    if not consultation.has_ended(now) or consultation.withdrawn_at is not None:
        raise ValidationError(terms.TOO_EARLY, code="too_early")
    if ConsultationJoin.objects.filter(consultation=consultation).exists():
        raise ValidationError(_("This is answered with another ask itself."), code="joined")
    other = _other(consultation, other_id, now)
    if not why.strip() or len(why) > LONGEST:
        raise ValidationError(_("Say why, in one or two sentences. People read it."), code="why")
    made = ConsultationJoin.objects.create(
        organisation=consultation.organisation,
        consultation=other,
        into=consultation,
        why=why.strip(),
        by_id=actor.member_id,
        at=now,
    )
    audit.record(actor, "asks_joined", other, into=consultation.pk)
    _look_anew([consultation, *together([consultation.pk])], now)
    return made


@transaction.atomic
def part_asks(*, actor: Actor, consultation: Consultation, double_id: int, now: datetime) -> None:
    """Let an ask be answered by itself again; its own days hold. `consultation` is either of the two.

    Raises:
        ValidationError: with code `gone` when they are not joined any more.

    """
    lock_in_order(consultation, [double_id], near=_near)
    near = Q(consultation=consultation) | Q(into=consultation)
    row = ConsultationJoin.objects.filter(near, consultation=double_id).first()
    if row is None:
        raise ValidationError(_("These are not answered together any more."), code="gone")
    before = [row.into, *together([row.into_id])]
    audit.record(actor, "asks_parted", row.consultation, into=row.into_id)
    row.delete()
    _look_anew(before, now)


def _near(consultation: Consultation) -> set[int]:
    """The asks whose clock moves with it: all that are answered together with it, and those it shares outcomes with."""
    return shares_with(consultation) | others_answered_with(consultation)


def _other(consultation: Consultation, other_id: int, now: datetime) -> Consultation:
    """The other ask, where it can be joined: it ended, and is in no pair yet."""
    other: Consultation | None = in_no_pair(consultation).filter(pk=other_id).first()
    if other is None or not other.has_ended(now):
        raise ValidationError(
            _("Choose among what is on this page. Something was joined or opened meanwhile."),
            code="elsewhere",
        )
    return other


def _look_anew(asks: list[Consultation], now: datetime) -> None:
    """Set the clock of these anew, and let go of what waits for others of its week: its last day may be an earlier one."""
    for one in asks:
        reset_next_notice(one, today=local_day(one, now))
    decide_again_about(subjects_about(one.pk for one in asks))
