"""Handing on who does what in an ask, and what was promised: the promise stands, and people read the new name with the old one."""

from collections.abc import Mapping
from datetime import date

from access import audit
from access.actors import Actor
from feedback import terms
from feedback.actions.release import local_day, lock_in_order, locked
from feedback.actions.schedule import reset_next_notice
from feedback.models import Ask, Consultation, Delivery, DutyHandover, Telling
from feedback.queries.delivering import deliveries_held_by
from feedback.queries.duties import asks_held_by, delivery_key, key_of
from feedback.queries.sharing import shares_with
from organisations.duties import Handing
from organisations.models import Member


def reassign(handing: Handing) -> None:
    """Hand on every duty of a member in asks that are open or owe an answer, and what they have to do of what was promised.

    By force it goes to who steps in, then to the manager of the ask. Whoever tells people in their place reads the
    answers in their place.
    """
    asks = list(asks_held_by(handing.member))
    if asks:
        lock_in_order(
            asks[0],
            [one.pk for one in asks],
            near=lambda _first: {pk for one in asks for pk in shares_with(one)},
        )
    for held in asks:
        one = locked(held)
        to = handing.taker(key_of(one), (one.backup, one.manager))
        if to is not None:
            _hand_on(one, handing, to)
    for promised in deliveries_held_by(handing.member.pk):
        _hand_on_promised(promised.delivery, handing)


def _hand_on_promised(delivery: Delivery, handing: Handing) -> None:
    """Let somebody else do what was promised, with its parts and what shows that they are done. Its day stands."""
    row = Delivery.objects.select_for_update(of=("self",)).get(pk=delivery.pk)
    about = Consultation.objects.all().for_page().get(pk=delivery.outcome.consultation_id)
    tells = (about.owner, about.backup, about.manager)
    to = handing.taker(delivery_key(row.pk), tells)
    if to is None or row.owner_id != handing.member.pk:
        return
    row.owner = to
    row.version += 1
    row.save(update_fields=["owner", "version"])
    audit.record(handing.by, "delivery_handed_on", row, to=to.pk, consultation=about.pk)


def _hand_on(one: Consultation, handing: Handing, to: Member) -> None:
    gone = handing.member
    before = {role: getattr(one, f"{role}_id") for role in terms.DUTIES}
    moved = [role for role, holder in before.items() if holder == gone.pk]
    for role in moved:
        setattr(one, f"{role}_id", to.pk)
    one.version += 1
    one.save(update_fields=[*(f"{role}_id" for role in moved), "version"])
    reads_on = "owner" in moved and one.readers.filter(pk=gone.pk).exists()
    if reads_on:
        one.readers.remove(gone)
        one.readers.add(to)
    _hand_on_people(one, gone, to)
    today = local_day(one, handing.now)
    note_handovers(
        one, before, actor=handing.by, on=today, why=handing.why, is_forced=handing.is_forced
    )
    audit.record(
        handing.by,
        "duties_handed_on",
        one,
        roles=moved,
        to=to.pk,
        readers_added=[to.pk] if reads_on else [],
        readers_removed=[gone.pk] if reads_on else [],
    )
    reset_next_notice(one, today=today)


def _hand_on_people(one: Consultation, gone: Member, to: Member) -> None:
    """Let `to` tell those whom the member was to tell by phone, letter or in person."""
    pending = Telling.objects.pending().filter(publication__consultation=one, teller=gone)
    pending.update(teller=to)
    Ask.objects.filter(consultation=one, told_by=gone).update(told_by=to)


def note_handovers(
    consultation: Consultation,
    before: Mapping[str, int | None],
    *,
    actor: Actor,
    on: date,
    why: str = "",
    is_forced: bool = False,
) -> None:
    """Note down each duty that is in other hands than `before` (member ids by role)."""
    moved = [role for role, old in before.items() if getattr(consultation, f"{role}_id") != old]
    ids = {before[role] for role in moved} | {getattr(consultation, f"{r}_id") for r in moved}
    names = Member.objects.select_related("user").in_bulk([pk for pk in ids if pk])

    def name(pk: int | None) -> str:
        return str(names[pk])[:120] if pk in names else ""

    DutyHandover.objects.bulk_create(
        DutyHandover(
            organisation_id=consultation.organisation_id,
            consultation=consultation,
            role=role,
            from_member_id=before[role],
            to_member_id=(to := getattr(consultation, f"{role}_id")),
            from_name=name(before[role]),
            to_name=name(to),
            why=why[:300],
            is_forced=is_forced,
            by_id=actor.member_id,
            on=on,
        )
        for role in moved
    )
