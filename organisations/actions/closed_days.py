"""Changes to the days on which people are away, and to the addresses of members' calendars."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import IntegrityError, transaction

from access import audit
from access.actors import Actor
from access.tokens import digest_of, new_token
from organisations.domain.closed_days import Spell
from organisations.models import CalendarFeed, ClosedSpell
from organisations.queries import closed_names


class SameDaysError(Exception):
    """Days of this name that begin on this day are written down already."""


@transaction.atomic
def save_closed_days(
    *,
    actor: Actor,
    name: str,
    kind: str,
    starts_on: date,
    ends_on: date,
    spell: ClosedSpell | None = None,
) -> ClosedSpell:
    """Write down days on which people are away, or change them.

    Raises:
        SameDaysError: when others of this name begin on the same day.

    """
    kept = spell or ClosedSpell(organisation=actor.organisation)
    kept.name, kept.kind, kept.starts_on, kept.ends_on = name, kind, starts_on, ends_on
    try:
        with transaction.atomic():
            kept.save()
    except IntegrityError as problem:
        raise SameDaysError from problem
    audit.record(actor, "closed_days_saved", kept)
    return kept


@transaction.atomic
def remove_closed_days(*, actor: Actor, spell: ClosedSpell) -> None:
    """Take days away from the list; no date of anybody's changes by that."""
    audit.record(actor, "closed_days_removed", spell)
    spell.delete()


@transaction.atomic
def bring_in_closed_days(*, actor: Actor, kind: str, spells: Iterable[Spell]) -> tuple[int, int]:
    """Write down all of these that are not there yet; return how many were new, and how many were there before."""
    known, new, there = closed_names(), [], 0
    for one in spells:
        key = (one.name.casefold(), one.starts_on)
        if key in known:
            there += 1
            continue
        known.add(key)
        new.append(
            ClosedSpell(
                organisation=actor.organisation,
                name=one.name,
                kind=kind,
                starts_on=one.starts_on,
                ends_on=one.ends_on,
            )
        )
    ClosedSpell.objects.bulk_create(new, ignore_conflicts=True)
    audit.record(actor, "closed_days_brought_in", actor.organisation, new=len(new), there=there)
    return len(new), there


@transaction.atomic
def make_calendar(*, actor: Actor) -> str:
    """Make an address for the actor's own calendar; return its token, which is not kept and cannot be shown again."""
    token = new_token()
    feed = CalendarFeed.objects.create(
        organisation=actor.organisation, member_id=actor.member_id, digest=digest_of(token)
    )
    audit.record(actor, "calendar_made", feed)
    return token


@transaction.atomic
def take_back_calendar(*, actor: Actor, feed: CalendarFeed, now: datetime) -> None:
    """Let an address of a calendar open nothing any more, from now on."""
    if feed.revoked_at is None:
        feed.revoked_at = now
        feed.save(update_fields=["revoked_at"])
        audit.record(actor, "calendar_taken_back", feed)
