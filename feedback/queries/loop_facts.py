"""The facts of the loop for many consultations at once, in a fixed number of statements."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, tzinfo
from typing import Any

from django.db.models import Count, Max, Min, OuterRef, Q, Subquery, Sum

from access.scope import current_organisation
from feedback.domain import loop
from feedback.domain.dispositions import FINAL, Disposition
from feedback.domain.loop import ItemFacts, Joined, LoopFacts
from feedback.models import (
    Consultation,
    ConsultationJoin,
    ConsultationKind,
    Item,
    ItemReopening,
    Publication,
    PublicationKind,
    Response,
    ResponseAuthor,
    RoomTally,
)
from feedback.queries.joining import pairs_that_hold

COLUMNS = (
    *("kind", "opened_at", "closes_on", "promised_on", "withdrawn_at"),
    *("final_days", "repeat_days", "retell_days", "confirm_days", "decide_days", "still_owed_days"),
    "ladder",
)
"""What of an ask's own row its facts are made of."""


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
    told = _told(set(opened), people)
    items = _items(set(opened), told)
    joined = _joined(opened, zone)
    snoozed = {
        pk: max((one.snoozed_until for one in some if one.snoozed_until), default=None)
        for pk, some in _by_consultation(told.values()).items()
    }
    return {
        pk: Found(
            replace(
                _promise(one, zone),
                items=tuple(items.by_consultation.get(pk, ())) or _silence(one, people[pk]),
                first_told_on=items.first_told.get(pk),
                snoozed_until=snoozed.get(pk),
                joined=joined.get(pk),
            ),
            people[pk].answers,
        )
        for pk, one in opened.items()
    }


# What was said ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _People:
    """Who answered one ask: how many, and whether some of them can only be told in public."""

    answers: int
    has_anonymous: bool


def _people(consultations: Iterable[Consultation]) -> dict[int, _People]:
    ids = {one.pk for one in consultations}
    said = Response.objects.all().counted().filter(consultation__among=ids)
    parted = Count("pk", filter=Q(is_unlinked=True))
    heard = list(said.values_list("consultation").annotate(Count("pk"), parted=parted))
    responses = {pk: count for pk, count, _unlinked in heard}
    unlinked = {pk: count for pk, _count, count in heard}
    known = ResponseAuthor.objects.filter(
        ask__consultation__among=ids, thread__in=said.values("thread")
    )
    authors = dict(known.values_list("ask__consultation").annotate(Count("pk")))
    rooms = RoomTally.objects.filter(
        meeting__consultation__among=ids, meeting__consultation__kind=ConsultationKind.MEETING
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


def _silence(one: Consultation, people: _People) -> tuple[ItemFacts, ...]:
    """What is owed where nobody answered and nothing is written: one public line about that. It was not said yet."""
    is_owed = not people.answers and one.withdrawn_at is None
    return (ItemFacts(),) if is_owed else ()


# Who was told -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Told:
    """One publication: its key, its consultation, its day, the day by which people had been told it, and until when it let staff rest."""

    key: int
    consultation_id: int
    carries_id: int | None
    published_on: date
    order: tuple[datetime, int]
    told_on: date | None
    snoozed_until: date | None


def _told(ids: set[int], people: dict[int, _People]) -> dict[int, _Told]:
    """Every publication of these consultations, by id; one statement.

    What was put right at once while people could still answer is none: it is no answer to them.
    """
    person = Q(tellings__is_channel=False)
    channel = Q(tellings__is_channel=True)
    pending = Q(tellings__told_on=None, tellings__not_told_because="")
    news = Publication.objects.exclude(kind=PublicationKind.QUICK_FIX)
    rows = news.filter(consultation__among=ids).annotate(
        pending=Count("tellings", filter=pending),
        told=Count("tellings", filter=person & Q(tellings__told_on__isnull=False)),
        channels=Count("tellings", filter=channel & Q(tellings__told_on__isnull=False)),
        last_person=Max("tellings__told_on", filter=person),
        first_channel=Min("tellings__told_on", filter=channel),
        snoozed_until=Max("snooze__until_on"),
    )
    return {
        row.pk: _Told(
            key=row.pk,
            consultation_id=row.consultation_id,
            carries_id=row.carries_id,
            published_on=row.published_on,
            order=(row.published_at, row.pk),
            told_on=_told_on(row, has_anonymous=people[row.consultation_id].has_anonymous),
            snoozed_until=row.snoozed_until,
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


_Wording = tuple[_Told, int, str, date | None]
"""The publication, number, disposition and day of the next news of one published wording."""


@dataclass(frozen=True, slots=True)
class _Items:
    by_consultation: dict[int, list[ItemFacts]]
    first_told: dict[int, date | None]


def _items(ids: set[int], told: dict[int, _Told]) -> _Items:
    """The facts of every item, and the day of each consultation's first word; one statement."""
    again = ItemReopening.objects.filter(item=OuterRef("pk"), settled_on=None)
    rows = Item.objects.filter(consultation__among=ids).annotate(
        reopened_on=Subquery(again.values("reopened_on")[:1])
    )
    outcome, version = "outcomes", "outcomes__versions"
    columns = [f"{version}__{name}" for name in ("publication", "number", "disposition", "next_on")]
    owed: dict[int, tuple[int, date | None]] = {}
    about: dict[int, dict[int, list[_Wording]]] = defaultdict(dict)
    heard = _heard_here(told)
    for item, consultation, reopened_on, part, dropped_on, publication, *words in rows.values_list(
        "pk", "consultation", "reopened_on", outcome, f"{outcome}__dropped_on", *columns
    ):
        owed[item] = consultation, reopened_on
        if part is None or dropped_on is not None:
            continue
        wordings = about[item].setdefault(part, [])
        # People hear from their own ask; what another one published of the same outcome told nobody here.
        if (here := heard.get((consultation, publication))) is not None:
            wordings.append((here, *words))
    found: dict[int, list[ItemFacts]] = defaultdict(list)
    for item, (consultation, reopened_on) in owed.items():
        parts = [_part_facts(some) for some in about[item].values()]
        found[consultation].append(loop.joined(parts, reopened_on))
    first = {
        pk: min((one.told_on for one in some if one.told_on), default=None)
        for pk, some in _by_consultation(told.values()).items()
    }
    return _Items(found, first)


def _heard_here(told: Mapping[int, _Told]) -> dict[tuple[int, int | None], _Told]:
    """Each publication by the ask whose people it told, and by what is written in a wording as its publication."""
    found: dict[tuple[int, int | None], _Told] = {}
    for pk, one in told.items():
        found[one.consultation_id, pk] = one
        if one.carries_id is not None:
            found[one.consultation_id, one.carries_id] = one
    return found


def _part_facts(wordings: list[_Wording]) -> ItemFacts:
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
        said_in=frozenset({newest.key}),
    )


def _by_consultation(some: Iterable[_Told]) -> dict[int, list[_Told]]:
    found: dict[int, list[_Told]] = defaultdict(list)
    for one in some:
        found[one.consultation_id].append(one)
    return found


# What was promised --------------------------------------------------------------------------------


def _promise(one: Consultation, zone: tzinfo) -> LoopFacts:
    """What one opened ask promised by itself, without what came of it."""
    return LoopFacts(
        close_on=one.closes_on,  # type: ignore[arg-type] # opened ones have it
        items=(),
        promised_on=one.promised_on,
        withdrawn_on=one.withdrawn_at.astimezone(zone).date() if one.withdrawn_at else None,
        norms=one.norms,
    )


def _joined(opened: dict[int, Consultation], zone: tzinfo) -> dict[int, Joined]:
    """What follows for each of these from being a double of others; one statement.

    Asks are joined into one that was not joined itself, so that those around it are all there are. What was withdrawn is
    a double no more: its people are told why, and nobody else's day moves for it.
    """
    ids = set(opened)
    theirs = ConsultationJoin.objects.filter(consultation__among=ids).values("into")
    near = pairs_that_hold().filter(Q(into__among=ids) | Q(into__in=theirs))
    rows = near.select_related("consultation", "into")
    doubles: dict[int, dict[int, Consultation]] = defaultdict(dict)
    for row in rows:
        doubles[row.into_id] |= {row.into_id: row.into, row.consultation_id: row.consultation}
    found: dict[int, Joined] = {}
    for into, some in doubles.items():
        promises = {pk: _promise(one, zone) for pk, one in some.items() if one.opened_at}
        for pk in promises.keys() & opened.keys():
            others = [one for other, one in promises.items() if other != pk]
            if others:
                found[pk] = Joined(
                    first_due_on=min(one.due_on for one in others),
                    final_due_on=min(one.final_due_on for one in others),
                    into=0 if pk == into else into,
                )
    return found
