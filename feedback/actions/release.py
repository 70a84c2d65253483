"""One publication: its row, its wordings, and everyone who is to be told. Used by the actions that publish."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from access.actors import Actor
from feedback.domain.publishing import ChannelPlan
from feedback.models import (
    Consultation,
    NotTold,
    OutcomeVersion,
    Publication,
    PublicationKind,
    Telling,
    TellingChannel,
)
from feedback.queries.audience import Audience
from feedback.queries.outcomes import item_boards
from feedback.queries.sharing import shares_with


def local_day(consultation: Consultation, now: datetime) -> date:
    """Return the day it is at `now` where the organisation is."""
    return consultation.organisation.day_at(now)


def lock_asks(keys: Collection[int]) -> None:
    """Lock these asks, by their keys; one statement."""
    rows = Consultation.objects.select_for_update().filter(pk__in=keys).order_by("pk")
    list(rows.values_list("pk", flat=True))


def lock_in_order(
    consultation: Consultation,
    others: Iterable[int] = (),
    *,
    near: Callable[[Consultation], set[int]] = shares_with,
) -> None:
    """Lock an ask with those `near` it (it shares outcomes with them), and the others given.

    Whoever locks what belongs to the loop does it in one order: asks by their keys, then an item, then an outcome. Who is
    near is read again once they are locked; where somebody joined meanwhile, all are let go and locked anew in order.
    """
    given = {consultation.pk, *others}
    keys = given | near(consultation)
    while True:
        before = transaction.savepoint_create()
        lock_asks(keys)
        now = given | near(consultation)
        if now <= keys:
            transaction.savepoint_commit(before)
            return
        transaction.savepoint_rollback(before)
        keys = now


def locked(consultation: Consultation) -> Consultation:
    """Return the consultation anew, its row locked where the engine locks rows, with those it shares outcomes with."""
    lock_in_order(consultation)
    return Consultation.objects.all().for_page().get(pk=consultation.pk)


def release(
    *,
    actor: Actor,
    consultation: Consultation,
    kind: PublicationKind,
    versions: Iterable[OutcomeVersion],
    people: Audience,
    channels: Sequence[ChannelPlan],
    weighed: str = "",
    heard: Mapping[str, Any] | None = None,
    carries: Publication | None = None,
    now: datetime,
) -> Publication:
    """Insert the publication, mark its wordings, let go of older news, and note down whom it is told.

    With `carries` it tells its people what that publication of another ask says.

    Runs inside the caller's transaction.

    Raises:
        ValidationError: with code `channels` when a channel lies before the end of answering.

    """
    today = local_day(consultation, now)
    if kind != PublicationKind.QUICK_FIX:
        _check_channels(consultation, channels)
    publication = Publication.objects.create(
        organisation=consultation.organisation,
        consultation=consultation,
        kind=kind,
        published_at=now,
        published_on=today,
        published_by_id=actor.member_id,
        weighed=weighed,
        heard=dict(heard or {}),
        carries=carries,
    )
    OutcomeVersion.objects.filter(pk__in=[version.pk for version in versions]).update(
        publication=publication
    )
    _replace_old_news(consultation, publication)
    Telling.objects.bulk_create(
        [
            *_people_rows(publication, people, consultation.owner_id),
            *(channel_row(publication, plan, actor, today) for plan in channels),
        ]
    )
    return publication


def check_somebody_hears(people: Audience, channels: Sequence[ChannelPlan]) -> None:
    """Raise `ValidationError` when some people can only be told in public and nothing public is named."""
    if people.needs_channel and not channels:
        refusal = (
            _(
                "Some people cannot be written to. Say how they hear: a poster, a meeting, the public page."
            )
            if people.answered
            else _(
                "Nobody has answered. Say where people can see it: a poster, a meeting, the public page."
            )
        )
        raise ValidationError(refusal, code="channels")


def channel_row(publication: Publication, plan: ChannelPlan, actor: Actor, today: date) -> Telling:
    """Return the row, not saved yet, of a channel that carries a publication."""
    is_done = plan.on <= today
    return Telling(
        organisation_id=publication.organisation_id,
        publication=publication,
        is_channel=True,
        channel=plan.channel,
        planned_on=None if is_done else plan.on,
        told_on=plan.on if is_done else None,
        note=plan.note,
        recorded_by_id=actor.member_id,
    )


def _check_channels(consultation: Consultation, channels: Sequence[ChannelPlan]) -> None:
    ended_on = consultation.ended_on
    if ended_on is not None and any(plan.on < ended_on for plan in channels):
        raise ValidationError(
            _("People cannot have been told before answering closed. Check the dates."),
            code="channels",
        )


def _replace_old_news(consultation: Consultation, newest: Publication) -> None:
    """Let go of what is still to be told when newer public news has taken the place of all of it."""
    current = {board.publication_id for board in item_boards(consultation)} - {None}
    (
        Telling.objects.pending()
        .filter(publication__consultation=consultation)
        .exclude(publication_id__in={*current, newest.pk})
        .update(not_told_because=NotTold.REPLACED)
    )


def _people_rows(publication: Publication, people: Audience, owner_id: int | None) -> list[Telling]:
    """Return a row for each person, not saved yet; whom nobody was named to tell, the owner tells."""

    def row(participant_id: int, channel: str, because: str = "") -> Telling:
        return Telling(
            organisation_id=publication.organisation_id,
            publication=publication,
            participant_id=participant_id,
            channel=channel,
            not_told_because=because,
        )

    by_hand = [row(pk, people.ways[pk]) for pk in people.by_hand]
    for one in by_hand:
        one.teller_id = people.tellers.get(one.participant_id or 0, owner_id)
    return [
        *(row(pk, TellingChannel.EMAIL) for pk in people.by_mail),
        *by_hand,
        *(row(pk, TellingChannel.EMAIL, NotTold.STOPPED) for pk in people.stopped),
        *(row(pk, TellingChannel.EMAIL, NotTold.CHOSE) for pk in people.no_news),
    ]
