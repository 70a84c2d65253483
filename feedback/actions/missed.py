"""That somebody says we missed something: kept, opened again, and settled by a person."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils.crypto import salted_hmac

from access import audit
from access.actors import Actor
from feedback.actions.load import mark_asked_stale
from feedback.actions.safety import raise_worry
from feedback.actions.schedule import reset_next_notice
from feedback.models import Consultation, Item, ItemReopening, Missed
from feedback.queries.outcomes import boards_of
from feedback.queries.safety import threads_set_apart

BY_LINK, BY_PAGE = 10, 1
"""So many things one personal link, or one opened public page, may say that we missed."""
HOLDS_FROM = 50
"""With so many from the public page unsettled, more of them is held as suspected spam."""


@transaction.atomic
def say_missed(
    *,
    consultation: Consultation,
    item: Item | None,
    words: str,
    key: str,
    by_link: bool,
    is_held: bool = False,
    today: date,
) -> bool:
    """Keep what somebody says we missed, the same words once. Answers whether it is kept: one key holds only so much.

    By a personal link it opens the item again at once, the first time that this link says so of it. What comes by the public page opens nothing by itself: it stands
    in a list until a person says so, and where many wait unsettled it is held as suspected spam.
    """
    Consultation.objects.select_for_update().get(pk=consultation.pk)
    places = _places(consultation, key, BY_LINK if by_link else BY_PAGE)
    known = {one.pk: one for one in Missed.objects.filter(pk__in=places)}
    if any(one.words == words for one in known.values()):
        return True
    place = next((one for one in places if one not in known), None)
    if place is None:
        return False
    missed = Missed.objects.create(
        pk=place,
        organisation_id=consultation.organisation_id,
        consultation=consultation,
        item=item,
        words=words,
        by_link=by_link,
        is_held=is_held or (not by_link and _are_many(consultation)),
        said_on=today,
    )
    has_opened = any(item is not None and one.item_id == item.pk for one in known.values())
    if by_link and not missed.is_held and item is not None and not has_opened:
        _open(missed, item, by=None, today=today)
    return True


def _places(consultation: Consultation, key: str, most: int) -> list[UUID]:
    """Return the ids of all that may come under one key here. Only whoever knows the key can tell them from others."""
    made = (
        salted_hmac("missed", f"{consultation.pk} {key} {number}", algorithm="sha256")
        for number in range(most)
    )
    return [UUID(bytes=one.digest()[:16]) for one in made]


def _are_many(consultation: Consultation) -> bool:
    rows = Missed.objects.filter(consultation=consultation, by_link=False, settled_on=None)
    return len(rows.values_list("pk")[:HOLDS_FROM]) >= HOLDS_FROM


@transaction.atomic
def open_again(*, actor: Actor, missed: Missed, item: Item, today: date) -> bool:
    """Let the item be owed an answer again because of what was missed. Answers whether it had been answered before."""
    missed = _locked(missed)
    missed.item, missed.is_held = item, False
    missed.save(update_fields=["item", "is_held"])
    audit.record(actor, "item_opened_again", missed.consultation, item=item.pk)
    return _open(missed, item, by=actor.member_id, today=today)


def _open(missed: Missed, item: Item, *, by: int | None, today: date) -> bool:
    if not all(board.is_final for board in boards_of(item)):
        return False  # it is owed an answer anyway
    if not ItemReopening.objects.filter(item=item, settled_on=None).exists():
        ItemReopening.objects.create(
            organisation_id=missed.organisation_id,
            item=item,
            missed=missed,
            reopened_on=today,
            by_id=by,
        )
    _look_again(missed.consultation, today)
    return True


@transaction.atomic
def settle_missed(
    *, actor: Actor, missed: Missed, settled_as: str, note: str, today: date
) -> Missed:
    """Write down what became of it. The item is done again once nothing else that was missed about it waits.

    It may have been opened by a person for what came by the public page: that waits like what came by a link.
    """
    missed = _locked(missed)
    missed.settled_as, missed.note, missed.settled_on = settled_as, note, today
    missed.settled_by_id, missed.is_held = actor.member_id, False
    missed.save()
    if missed.item_id is not None:
        _settle_item(missed, today)
    audit.record(actor, "missed_settled", missed.consultation, settled_as=settled_as)
    _look_again(missed.consultation, today)
    return missed


@transaction.atomic
def hand_on_in_worry(*, actor: Actor, missed: Missed, now: datetime, today: date) -> None:
    """Take the words out of the list for whoever keeps people safe. What they had opened waits for nobody any more."""
    missed = _locked(missed)
    raise_worry(actor=actor, consultation=missed.consultation, thread=missed.pk, now=now)
    if missed.item_id is not None:
        _settle_item(missed, today)
        _look_again(missed.consultation, today)


def _settle_item(missed: Missed, today: date) -> None:
    again = ItemReopening.objects.filter(item=missed.item_id, settled_on=None).first()
    if again is None:
        return
    waits = Q(by_link=True) | Q(is_held=False)
    others = Missed.objects.filter(waits, item=missed.item_id, settled_on=None)
    others = others.exclude(pk=missed.pk).exclude(pk__in=threads_set_apart())
    other = others.order_by("said_on", "pk").first()
    if other is None:
        again.settled_on = today
    else:
        again.missed = other
    again.save(update_fields=["settled_on", "missed"])


@transaction.atomic
def let_missed_through(*, actor: Actor, missed: Missed) -> None:
    """Let words that were held as suspected spam stand among the others."""
    missed = _locked(missed)
    missed.is_held = False
    missed.save(update_fields=["is_held"])
    audit.record(actor, "missed_let_through", missed.consultation)


def _locked(missed: Missed) -> Missed:
    Consultation.objects.select_for_update().get(pk=missed.consultation_id)
    rows = Missed.objects.select_related("consultation__organisation", "item")
    found: Missed = rows.get(pk=missed.pk)
    return found


def _look_again(consultation: Consultation, today: date) -> None:
    reset_next_notice(consultation, today=today)
    mark_asked_stale(consultation)
