"""The facts of the loop for many consultations at once, in a fixed number of statements."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from typing import Any

from django.db.models import Count, Max, Min, Q, Sum

from access.scope import current_organisation
from feedback.domain import loop
from feedback.domain.dispositions import FINAL, Disposition
from feedback.domain.loop import ItemFacts, LoopFacts
from feedback.models import (
    Consultation,
    ConsultationKind,
    Item,
    OutcomeVersion,
    Publication,
    Response,
    ResponseAuthor,
    RoomTally,
)


@dataclass(frozen=True, slots=True)
class Found:
    """The facts of one ask, and how many answered or were in the room."""

    facts: LoopFacts
    answers: int


def current_zone() -> tzinfo:
    """Return the time zone of the organisation in whose scope this runs."""
    organisation: Any = current_organisation()
    zone: tzinfo = organisation.zone
    return zone


def facts_of(consultations: Iterable[Consultation]) -> dict[int, Found]:
    """Return the facts of each consultation that was opened, by id."""
    zone = current_zone()
    opened = {one.pk: one for one in consultations if one.opened_at and one.closes_on}
    if not opened:
        return {}
    people = _people(opened.values())
    items = _items(list(opened), _told(list(opened), people))
    return {
        pk: Found(
            _facts(
                one,
                one.closes_on,
                zone,
                items.by_consultation.get(pk, ()),
                items.first_told.get(pk),
            ),
            people[pk].answers,
        )
        for pk, one in opened.items()
        if one.closes_on is not None
    }


# What was said ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _People:
    """Who answered one ask: how many, and whether some of them can only be told in public."""

    answers: int
    has_anonymous: bool


def _people(consultations: Iterable[Consultation]) -> dict[int, _People]:
    ids = [one.pk for one in consultations]
    said = Response.objects.all().counted().filter(consultation__in=ids)
    parted = Count("pk", filter=Q(is_unlinked=True))
    heard = list(said.values_list("consultation").annotate(Count("pk"), parted=parted))
    responses = {pk: count for pk, count, _unlinked in heard}
    unlinked = {pk: count for pk, _count, count in heard}
    known = ResponseAuthor.objects.filter(
        ask__consultation__in=ids, thread__in=said.values("thread")
    )
    authors = dict(known.values_list("ask__consultation").annotate(Count("pk")))
    rooms = RoomTally.objects.filter(
        meeting__consultation__in=ids, meeting__consultation__kind=ConsultationKind.MEETING
    )
    heads = dict(rooms.values_list("meeting__consultation").annotate(Sum("heads")))
    return {
        one.pk: _People(
            answers=responses.get(one.pk, 0) + heads.get(one.pk, 0),
            has_anonymous=(
                one.kind == ConsultationKind.MEETING
                or responses.get(one.pk, 0) > authors.get(one.pk, 0) + unlinked.get(one.pk, 0)
                or not responses.get(one.pk, 0)
            ),
        )
        for one in consultations
    }


# Who was told -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Told:
    """One publication: its consultation, its day, and the day by which people had been told it."""

    consultation_id: int
    published_on: date
    order: tuple[datetime, int]
    told_on: date | None


def _told(ids: Sequence[int], people: dict[int, _People]) -> dict[int, _Told]:
    """Every publication of these consultations, by id; one statement."""
    person = Q(tellings__is_channel=False)
    channel = Q(tellings__is_channel=True)
    pending = Q(tellings__told_on=None, tellings__not_told_because="")
    rows = Publication.objects.filter(consultation__in=ids).annotate(
        pending=Count("tellings", filter=pending),
        told=Count("tellings", filter=person & Q(tellings__told_on__isnull=False)),
        channels=Count("tellings", filter=channel & Q(tellings__told_on__isnull=False)),
        last_person=Max("tellings__told_on", filter=person),
        first_channel=Min("tellings__told_on", filter=channel),
    )
    return {
        row.pk: _Told(
            consultation_id=row.consultation_id,
            published_on=row.published_on,
            order=(row.published_at, row.pk),
            told_on=_told_on(row, has_anonymous=people[row.consultation_id].has_anonymous),
        )
        for row in rows
    }


def _told_on(row: Publication, *, has_anonymous: bool) -> date | None:
    """The day by which one publication counts as told; a poster put up later does not move it."""
    told, channels = row.told, row.channels  # type: ignore[attr-defined]
    needs_channel = has_anonymous or not told
    is_told = not row.pending and loop.is_told(  # type: ignore[attr-defined]
        reachable=told, told=told, needs_channel=needs_channel, channels=channels
    )
    if not is_told:
        return None
    days = [row.last_person if told else None, row.first_channel if needs_channel else None]  # type: ignore[attr-defined]
    return max(day for day in days if day is not None)


# What became of each item ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Items:
    by_consultation: dict[int, list[ItemFacts]]
    first_told: dict[int, date]


def _items(ids: Sequence[int], told: dict[int, _Told]) -> _Items:
    """The facts of every item, and the day of each consultation's first word; two statements."""
    wordings = OutcomeVersion.objects.all().published().filter(outcome__consultation__in=ids)
    about: dict[int, list[tuple[_Told, int, str, date | None]]] = defaultdict(list)
    columns = ("outcome__items", "publication", "number", "disposition", "next_on")
    for item, publication, number, disposition, next_on in wordings.values_list(*columns):
        if item is not None:
            about[item].append((told[publication], number, disposition, next_on))
    found: dict[int, list[ItemFacts]] = defaultdict(list)
    for item, consultation in Item.objects.filter(consultation__in=ids).values_list(
        "pk", "consultation"
    ):
        found[consultation].append(_item_facts(about.get(item, [])))
    first: dict[int, date] = {}
    for one in told.values():
        if one.told_on is not None:
            first[one.consultation_id] = min(
                one.told_on, first.get(one.consultation_id, one.told_on)
            )
    return _Items(found, first)


def _item_facts(wordings: list[tuple[_Told, int, str, date | None]]) -> ItemFacts:
    if not wordings:
        return ItemFacts()
    newest, _number, disposition, next_on = max(wordings, key=lambda one: (one[0].order, one[1]))
    settled = [
        told.told_on
        for told, _, final, _ in wordings
        if final in FINAL and told.told_on is not None
    ]
    reversals = [told.published_on for told, _, said, _ in wordings if said == Disposition.REVERSED]
    return ItemFacts(
        disposition=disposition,
        said_on=newest.published_on,
        told_on=newest.told_on,
        next_on=next_on,
        settled_on=min(settled, default=None),
        reversed_on=max(reversals, default=None),
    )


def _facts(
    one: Consultation,
    close_on: date,
    zone: tzinfo,
    items: Sequence[ItemFacts],
    first_told_on: date | None,
) -> LoopFacts:
    withdrawn_on = one.withdrawn_at.astimezone(zone).date() if one.withdrawn_at else None
    return LoopFacts(
        close_on=close_on,
        items=tuple(items),
        promised_on=one.promised_on,
        first_told_on=first_told_on,
        withdrawn_on=withdrawn_on,
        norms=one.norms,
    )
