"""Noting down who was told, when and how. The loop closes on these rows, not on good intentions."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from access import audit
from access.actors import Actor
from feedback.actions.checking import plan_check
from feedback.actions.load import mark_asked_stale, mark_stale
from feedback.actions.release import channel_row, local_day, lock_asks, lock_in_order
from feedback.actions.schedule import reset_next_notice
from feedback.domain.publishing import ChannelPlan
from feedback.models import Consultation, NotTold, Publication, Telling, TellingChannel
from feedback.queries.audience import way_of
from feedback.queries.sharing import told_with_it
from notices.actions import settle_lost
from notices.rules import reference
from participants.queries import Contact, contacts

ADDRESS_RETURNED = "address_returned"
_BEFORE_THE_END = _("People cannot have been told before answering closed. Check the day.")


@transaction.atomic
def record_telling(
    *,
    actor: Actor,
    publication: Publication,
    telling_ids: Iterable[int],
    channel: str,
    told_on: date,
    note: str = "",
    today: date,
) -> int:
    """Write down that people on the list, or a planned channel, were told; return how many.

    A channel (a poster, a meeting) keeps what it is; people get `channel` as the way they heard, or where it is empty the
    way that was planned for each.

    Raises:
        ValidationError: when the day lies ahead or before the end of answering, or nobody was chosen.

    """
    _check_day(publication.consultation, told_on, today)
    lock_in_order(publication.consultation)
    rows = _pending(publication, telling_ids)
    for row in rows:
        row.told_on = told_on
        row.recorded_by_id = actor.member_id
        row.note = note or row.note
        if channel and not row.is_channel:
            row.channel = channel
        elif row.channel == TellingChannel.EMAIL:
            row.channel = TellingChannel.IN_PERSON
    Telling.objects.bulk_update(rows, ["told_on", "recorded_by_id", "note", "channel"])
    _tell_with_it(publication, rows, today)
    _settle_mail(publication, rows, "told_otherwise")
    audit.record(
        actor,
        "telling_recorded",
        publication,
        consultation=publication.consultation_id,
        people=len(rows),
        channel=channel,
    )
    mark_asked_stale(publication.consultation)
    reset_next_notice(publication.consultation, today=today)
    return len(rows)


@transaction.atomic
def record_unreachable(
    *, actor: Actor, publication: Publication, telling_ids: Iterable[int], today: date
) -> int:
    """Write down that people on the list could not be reached; they hold the loop open no more."""
    lock_in_order(publication.consultation)
    rows = _pending(publication, telling_ids)
    for row in rows:
        row.not_told_because = NotTold.UNREACHABLE
        row.recorded_by_id = actor.member_id
    Telling.objects.bulk_update(rows, ["not_told_because", "recorded_by_id"])
    _settle_mail(publication, rows, "given_up")
    audit.record(
        actor,
        "telling_given_up",
        publication,
        consultation=publication.consultation_id,
        people=len(rows),
    )
    mark_asked_stale(publication.consultation)
    reset_next_notice(publication.consultation, today=today)
    return len(rows)


@transaction.atomic
def record_channel(
    *, actor: Actor, publication: Publication, plan: ChannelPlan, today: date
) -> Telling:
    """Write down a further poster, meeting or page that carries a publication, done or planned.

    Raises:
        ValidationError: when its day lies before the end of answering.

    """
    ended_on = publication.consultation.ended_on
    if ended_on is not None and plan.on < ended_on:
        raise ValidationError(_BEFORE_THE_END, code="told_on")
    lock_in_order(publication.consultation)
    row = channel_row(publication, plan, actor, today)
    row.save()
    audit.record(
        actor,
        "channel_recorded",
        publication,
        consultation=publication.consultation_id,
        channel=plan.channel,
    )
    reset_next_notice(publication.consultation, today=today)
    return row


def lock_asks_of(publication_ids: Collection[int]) -> None:
    """Lock the asks of these publications, and of those that tell the same elsewhere, as whoever publishes does: by their keys.

    Call before anything is written down about them, in the transaction that does so; two statements.
    """
    same = Publication.objects.filter(pk__in=publication_ids).values(same=Coalesce("carries", "pk"))
    told = Publication.objects.filter(Q(pk__in=same) | Q(carries__in=same))
    lock_asks(set(told.values_list("consultation", flat=True)))


@transaction.atomic
def mark_mailed(*, publication_id: int, participant_id: int, now: datetime) -> None:
    """Write down that the e-mail to one person was handed over. Called by the reminder rule."""
    publication = Publication.objects.select_related("consultation__organisation").get(
        pk=publication_id
    )
    today = local_day(publication.consultation, now)
    rows = publication.tellings.filter(participant_id=participant_id, told_on=None)
    plan_check(publication=publication, today=today)
    rows.update(told_on=today, not_told_because="", problem="")
    mark_stale([participant_id])
    if not Telling.objects.pending().filter(publication=publication).exists():
        reset_next_notice(publication.consultation, today=today)


@transaction.atomic
def mark_not_mailed(
    *, publication_id: int, participant_id: int, reason: str, now: datetime
) -> None:
    """Write down why an e-mail did not arrive; the person is to be told again, unless somebody told them meanwhile."""
    ours = Telling.objects.by_mail().filter(
        publication_id=publication_id, participant_id=participant_id, not_told_because=""
    )
    rows = ours.filter(Q(told_on=None) | Q(recorded_by=None))
    if not rows.update(told_on=None, problem=reason or "error"):
        return
    mark_stale([participant_id])
    publication = Publication.objects.select_related("consultation__organisation").get(
        pk=publication_id
    )
    consultation = publication.consultation
    reset_next_notice(consultation, today=local_day(consultation, now))


@transaction.atomic
def follow_the_register(*, publication: Publication, now: datetime) -> None:
    """Let go of people who asked us to stop, or chose not to hear, since the publication; list those whose address is gone, or takes no e-mail, for a person to tell."""
    if not _changed_by_register(publication):
        return
    lock_asks_of([publication.pk])
    changed = _changed_by_register(publication)
    Telling.objects.bulk_update(changed, ["not_told_because", "channel", "problem", "teller_id"])
    reset_next_notice(publication.consultation, today=local_day(publication.consultation, now))


def _changed_by_register(publication: Publication) -> list[Telling]:
    """Those who wait for an e-mail and will get none, with why, or with the way they hear instead; not stored yet."""
    waiting = Telling.objects.pending().by_mail()
    rows = list(waiting.filter(publication=publication, problem=""))
    known = contacts(row.participant_id for row in rows if row.participant_id)
    return [row for row in rows if _follows_register(row, publication, known)]


def _follows_register(row: Telling, publication: Publication, known: Mapping[int, Contact]) -> bool:
    """Put down in a row what the register says now; tell whether that changes it."""
    contact = known.get(row.participant_id or 0)
    if contact is None or contact.stopped:
        row.not_told_because = NotTold.STOPPED
    elif contact.wants_no_news:
        row.not_told_because = NotTold.CHOSE
    elif not contact.email:
        row.channel = way_of(contact)
        row.teller_id = row.teller_id or publication.consultation.owner_id
    elif contact.returned_on is not None:
        # Still told by e-mail from us, so that no name shows who answered; see `publication_rows`.
        row.problem = ADDRESS_RETURNED
    else:
        return False
    return True


@transaction.atomic
def wait_for_mail_again(*, participant_id: int) -> None:
    """Let e-mail go again to a person whose address was corrected, wherever none was tried since it came back."""
    rows = Telling.objects.pending().by_mail().filter(participant_id=participant_id)
    rows.filter(problem=ADDRESS_RETURNED).update(problem="")


def _pending(publication: Publication, telling_ids: Iterable[int]) -> list[Telling]:
    """Return the rows that wait, of those chosen; people who hear by e-mail only once that has failed."""
    rows = Telling.objects.pending().filter(publication=publication, pk__in=list(telling_ids))
    chosen = list(rows.exclude(channel=TellingChannel.EMAIL, problem="").select_for_update())
    if not chosen:
        raise ValidationError(_("Choose who was told."), code="tellings")
    return chosen


def _tell_with_it(publication: Publication, rows: Iterable[Telling], today: date) -> None:
    """Write down the same for each person wherever another ask tells them the same news: nobody hears it twice."""
    told = {row.participant_id: row for row in rows if row.participant_id is not None}
    waiting = [
        one for one in told_with_it(publication, told) if not (one.told_on or one.not_told_because)
    ]
    for other in waiting:
        row = told[other.participant_id or 0]
        other.told_on, other.channel = row.told_on, row.channel
        other.recorded_by_id, other.note = row.recorded_by_id, row.note
    Telling.objects.bulk_update(waiting, ["told_on", "channel", "recorded_by_id", "note"])
    for about in {other.publication.consultation for other in waiting}:
        mark_asked_stale(about)
        reset_next_notice(about, today=today)


def _settle_mail(publication: Publication, rows: Iterable[Telling], reason: str) -> None:
    """Nobody has to look after an e-mail that was lost any more, once its person was reached or given up."""
    keys = [str(row.participant_id) for row in rows if row.participant_id]
    settle_lost(rule="outcome_told", subject=reference(publication), keys=keys, reason=reason)


def _check_day(consultation: Consultation, told_on: date, today: date) -> None:
    if told_on > today:
        raise ValidationError(
            _("This day is still to come. Give the day on which they were told."), code="told_on"
        )
    if consultation.ended_on is not None and told_on < consultation.ended_on:
        raise ValidationError(_BEFORE_THE_END, code="told_on")
