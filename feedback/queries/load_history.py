"""What people were asked, and what came back to each of them, for many people in a fixed number of statements.

Who answered a confidential ask is joined here, and leaves only inside the records that a load is counted from. While an ask
is open it counts as not answered, for everybody alike, so that answering changes nothing that anyone can see.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo
from uuid import UUID

from feedback.domain.dispositions import FINAL, Disposition
from feedback.domain.load import AskRecord, ItemRecord, Profile, joined_record
from feedback.models import (
    Answer,
    Ask,
    Consultation,
    ConsultationKind,
    Item,
    Outcome,
    PublicationKind,
    Question,
    Response,
    ResponseAuthor,
    Telling,
)
from feedback.queries.asking import minutes_of
from feedback.queries.carried import carried_in
from feedback.queries.inviting import INVITATION
from feedback.queries.loop_facts import current_zone
from feedback.queries.loops import reference
from notices.models import Notice, NoticeState
from participants.queries import AskingProfile, profiles


@dataclass(frozen=True, slots=True)
class Person:
    """What a load is counted from: how often this person may be asked, and every time they were."""

    profile: Profile
    history: Sequence[AskRecord] = ()


def people(ids: Iterable[int], *, today: date) -> dict[int, Person]:
    """Return what the loads of these people are counted from on `today`, by id; at most ten statements."""
    known = profiles(ids, today=today)
    zone = current_zone()
    asks = list(
        Ask.objects.filter(participant__in=list(known), asked_on__isnull=False)
        .select_related("consultation")
        .order_by("asked_on", "pk")
    )
    about = {ask.consultation_id: ask.consultation for ask in asks}
    ended = {pk: day for pk, one in about.items() if (day := _ended_on(one, today, zone))}
    facts = _Facts(
        ended=ended,
        minutes=_minutes(list(about.values())),
        lost=_lost(about),
        answers=_answers(asks, ended),
        items=_items(ended),
        told=_told(known, ended),
    )
    histories: dict[int, list[AskRecord]] = defaultdict(list)
    for ask in asks:
        if (record := _record(ask, known[ask.participant_id], facts)) is not None:
            histories[ask.participant_id].append(record)
    return {pk: Person(_profile(one), tuple(histories[pk])) for pk, one in known.items()}


def _profile(one: AskingProfile) -> Profile:
    return Profile(
        caps=one.caps,
        own_times=one.own_times,
        own_days=one.own_days,
        is_opted_out=one.is_opted_out,
        is_on_hold=one.is_on_hold,
    )


def _ended_on(one: Consultation, today: date, zone: tzinfo) -> date | None:
    """The last day of answering, once it is over; None while people can answer."""
    if one.withdrawn_at is not None:
        withdrawn_on = one.withdrawn_at.astimezone(zone).date()
        return min(withdrawn_on, one.closes_on or withdrawn_on)
    return one.closes_on if one.closes_on is not None and one.closes_on < today else None


# What is known of many asks at once -----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Answered:
    """That one ask was answered: on which day first, and which questions."""

    on: date
    questions: frozenset[int]


@dataclass(frozen=True, slots=True)
class _Wording:
    """One published wording about an item."""

    order: tuple[datetime, int, int]
    publication_id: int
    published_on: date
    disposition: str


type _Part = Sequence[_Wording]
"""Everything that people of one ask were told of one outcome, the oldest first."""


@dataclass(frozen=True, slots=True)
class _Heard:
    """What one person was told of one consultation: the day by publication, and the days of holding words."""

    on: dict[int, date] = field(default_factory=dict)
    held_on: list[date] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Facts:
    ended: Mapping[int, date]
    minutes: Mapping[int, int]
    lost: set[tuple[int, int]]
    answers: Mapping[int, _Answered]
    items: Mapping[int, Sequence[tuple[int | None, Sequence[_Part]]]]
    told: Mapping[tuple[int, int], _Heard]


def _minutes(consultations: Sequence[Consultation]) -> dict[int, int]:
    """What answering takes, by consultation, at least a minute; one statement."""
    counted = [one.pk for one in consultations if one.minutes_given is None]
    newest: dict[int, tuple[int, list[Question]]] = {}
    rows = Question.objects.filter(form_version__consultation__in=counted)
    for question in rows.select_related("form_version"):
        version = question.form_version
        number, some = newest.get(version.consultation_id, (0, []))
        if version.number > number:
            number, some = version.number, []
        if version.number == number:
            some.append(question)
        newest[version.consultation_id] = (number, some)
    found = {pk: minutes_of(some) for pk, (_number, some) in newest.items()}
    return {one.pk: max(1, one.minutes_given or found.get(one.pk, 1)) for one in consultations}


def _lost(ids: Iterable[int]) -> set[tuple[int, int]]:
    """Consultation and person of every invitation that did not arrive, as far as is certain; one statement."""
    by_subject = {reference(pk): pk for pk in ids}
    rows = Notice.objects.filter(
        rule=INVITATION, subject__in=list(by_subject), state=NoticeState.FAILED
    )
    rows = rows.exclude(reason="unsure")
    return {
        (by_subject[subject], int(key))
        for subject, key in rows.values_list("subject", "recipient_key")
    }


def _answers(asks: Sequence[Ask], ended: Mapping[int, date]) -> dict[int, _Answered]:
    """Which of the asks that have ended were answered, by ask; three statements."""
    over = [ask.pk for ask in asks if ask.consultation_id in ended]
    authors = ResponseAuthor.objects.filter(ask__in=over)
    ask_of: dict[UUID, int] = dict(authors.values_list("thread", "ask"))
    first: dict[int, date] = {}
    current: set[int] = set()
    sent = Response.objects.filter(thread__in=authors.values("thread"))
    for thread, day, is_current in sent.values_list("thread", "received_on", "is_current"):
        ask = ask_of[thread]
        first[ask] = min(day, first.get(ask, day))
        if is_current:
            current.add(ask)
    questions: dict[int, set[int]] = defaultdict(set)
    given = Answer.objects.filter(
        response__is_current=True, response__thread__in=authors.values("thread")
    )
    for thread, question in given.values_list("response__thread", "question").distinct():
        questions[ask_of[thread]].add(question)
    return {ask: _Answered(first[ask], frozenset(questions[ask])) for ask in current}


def _items(ended: Mapping[int, date]) -> dict[int, list[tuple[int | None, list[_Part]]]]:
    """The items of each consultation with their question and what was published of each outcome; two statements.

    A third one where some outcome is published with another ask.
    """
    parts: dict[int, dict[int, list[_Wording]]] = defaultdict(dict)
    rows = Outcome.objects.live().filter(items__consultation__in=list(ended)).order_by()
    columns = ("publication", "publication__consultation", "publication__published_at")
    more = ("publication__published_on", "number", "disposition")
    found_rows = rows.values_list(
        *("items", "items__consultation", "pk"),
        *(f"versions__{name}" for name in (*columns, *more)),
    )
    is_shared = any(row[3] and row[4] != row[1] for row in found_rows)
    carried = carried_in(ended) if is_shared else {}
    for item, about, outcome, publication, source, at, on, number, disposition in found_rows:
        wordings = parts[item].setdefault(outcome, [])
        here = publication if source == about else carried.get(about, {}).get(publication)
        if here is not None:
            wordings.append(_Wording((at, here, number), here, on, disposition))
    found: dict[int, list[tuple[int | None, list[_Part]]]] = defaultdict(list)
    items = Item.objects.filter(consultation__in=list(ended))
    for pk, consultation, question in items.values_list("pk", "consultation", "question"):
        about = [sorted(some, key=lambda one: one.order) for some in parts[pk].values()]
        found[consultation].append((question, about))
    return found


def _told(ids: Iterable[int], ended: Mapping[int, date]) -> dict[tuple[int, int], _Heard]:
    """What each person was told of each consultation; one statement."""
    found: dict[tuple[int, int], _Heard] = defaultdict(_Heard)
    rows = Telling.objects.done().filter(
        participant__in=list(ids), publication__consultation__in=list(ended)
    )
    for person, publication, consultation, kind, day in rows.values_list(
        *("participant", "publication", "publication__consultation"),
        *("publication__kind", "told_on"),
    ):
        if person is not None and day is not None:
            heard = found[consultation, person]
            heard.on[publication] = day
            if kind == PublicationKind.HOLDING:
                heard.held_on.append(day)
    return found


# One ask of one person ------------------------------------------------------------------------------


def _record(ask: Ask, person: AskingProfile, facts: _Facts) -> AskRecord | None:
    """What one ask is in the history of its person; None where it counts for nothing."""
    consultation = ask.consultation
    asked_on = ask.asked_on
    if asked_on is None:
        return None
    ended_on = facts.ended.get(consultation.pk)
    answered = facts.answers.get(ask.pk)
    if consultation.kind == ConsultationKind.MEETING and ended_on is not None:
        answered = _Answered(asked_on, frozenset())  # who is named was in the room
    if answered is None and (
        (consultation.pk, person.participant_id) in facts.lost
        or _was_stopped_by(person, asked_on, ended_on)
    ):
        return None
    heard = facts.told.get((consultation.pk, person.participant_id), _Heard())
    return AskRecord(
        asked_on=asked_on,
        minutes=facts.minutes[consultation.pk],
        reminders=ask.reminders,
        answered_on=answered.on if answered else None,
        closed_on=ended_on,
        items=_answered_items(facts.items.get(consultation.pk, ()), answered, heard),
        told_on=tuple(heard.on.values()) if answered else (),
        held_on=tuple(heard.held_on),
        exemption=consultation.load_exemption,
        by_themselves=ask.asked_by_themselves,
        was_withdrawn=consultation.withdrawn_at is not None,
    )


def _was_stopped_by(person: AskingProfile, asked_on: date, ended_on: date | None) -> bool:
    """Whether the person asked us to stop while this ask waited for them."""
    stopped_on = person.stopped_on
    if stopped_on is None or stopped_on < asked_on:
        return False
    return ended_on is None or stopped_on <= ended_on


def _answered_items(
    items: Sequence[tuple[int | None, Sequence[_Part]]],
    answered: _Answered | None,
    heard: _Heard,
) -> tuple[ItemRecord, ...]:
    """The items that the person answered about; all of them where that cannot be told apart."""
    if answered is None:
        return ()
    theirs = [
        parts for question, parts in items if question is None or question in answered.questions
    ]
    return tuple(_item(parts, heard.on) for parts in theirs or [parts for _q, parts in items])


def _item(parts: Sequence[_Part], heard: Mapping[int, date]) -> ItemRecord:
    """What became of one item for one person: settled only when each of its outcomes is."""
    return joined_record([_part(one, heard) for one in parts])


def _part(wordings: _Part, heard: Mapping[int, date]) -> ItemRecord:
    """What became of one outcome for one person, from everything published about it, the oldest first."""
    told_on = taken_back_on = None
    for one in wordings:
        day = heard.get(one.publication_id)
        if one.disposition == Disposition.REVERSED:
            told_on, taken_back_on = (None, None) if day else (told_on, one.published_on)
        elif one.disposition in FINAL and day is not None:
            told_on, taken_back_on = day, None
    return ItemRecord(told_on, taken_back_on)
