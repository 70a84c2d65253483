"""Who is chased for an owed answer, and who waits for it: everything the rules of the clock read."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, tzinfo
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Q

from access.scope import current_organisation
from feedback.domain.chasing import chase_steps
from feedback.domain.loop import LoopFacts, final_words_in
from feedback.domain.schedule import (
    BACKUP,
    DECIDER,
    MANAGER,
    OWNER,
    REMIND_AT,
    SENIOR,
    DueStep,
    Step,
    due_steps,
    fires_at,
)
from feedback.models import (
    Ask,
    Consultation,
    Response,
    ResponseAuthor,
    Subscription,
    Telling,
    TellingChannel,
)
from feedback.queries.loop_facts import Found, current_zone, facts_of
from feedback.queries.loops import reference
from notices.looks import read_once
from notices.models import Notice, NoticeState
from organisations.duties import first_here
from organisations.models import Member
from participants.queries import Contact, contacts

EARLIEST_ZONE = timedelta(hours=14)
"""How far ahead of UTC a day begins in the first time zone."""
STAND_INS = (BACKUP, MANAGER, SENIOR)
"""Who hears in the owner's place when there is no owner any more, the first of them who still works here."""
MADE = (NoticeState.PLANNED, NoticeState.COMPOSED, NoticeState.SENT)


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds one role: a member who still works here, or the reason why nobody does."""

    member: Member | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Chase:
    """One consultation on the clock: its facts, who holds which role, and what was sent about it before.

    `answers` counts those who answered or were in the room.
    `made` holds (step code, recipient's key, occasion) of the rule's notices that were not dropped. `waiting` are
    the people who answered by personal link or asked to hear; `told` are those of them whom a publication reached.
    """

    consultation: Consultation
    facts: LoopFacts
    answers: int
    zone: tzinfo
    holders: Mapping[str, Holder]
    made: frozenset[tuple[str, str, str]]
    waiting: Sequence[Contact] = field(default=())
    told: frozenset[int] = frozenset()
    told_all: frozenset[int] = frozenset()
    """Those of them who were told the final word about everything."""
    hear_soon: frozenset[int] = frozenset()
    """Those to whom something published is on its way by e-mail."""

    @property
    def pk(self) -> int:
        """The consultation's id."""
        return self.consultation.pk

    @property
    def reference(self) -> str:
        """How notices name it."""
        return reference(self.pk)

    def today(self, now: datetime) -> date:
        """The local date at `now`."""
        return now.astimezone(self.zone).date()

    def reminding_day(self, now: datetime) -> date:
        """The local day as reminders count it, from 08:00 on: what rests until a day rests until its morning."""
        here = now.astimezone(self.zone)
        return here.date() - timedelta(days=here.time() < REMIND_AT)

    @property
    def opened_on(self) -> date | None:
        """The local day on which it opened."""
        opened_at = self.consultation.opened_at
        return opened_at.astimezone(self.zone).date() if opened_at else None

    def steps_due(self, now: datetime) -> list[Step]:
        """Every step whose moment has come by `now`, sorted by day."""
        return read_once(("steps_due", self.facts, now), lambda: self._steps_due(now))

    def _steps_due(self, now: datetime) -> list[Step]:
        today = self.today(now)
        some = [step for step in chase_steps(self.facts, today) if step.on <= today]
        return [step for step in some if fires_at(step, self.zone) <= now]

    def due(self, now: datetime) -> list[DueStep]:
        """Each step whose moment has come, audience by audience, with the reason where it is not to be told any more."""
        key = ("due", self.facts, self.opened_on, now)
        return read_once(
            key, lambda: due_steps(self.steps_due(now), self.today(now), opened_on=self.opened_on)
        )

    def was_made(self, step: Step, key: str) -> bool:
        """Whether the recipient was told of this step on another day, before a date moved."""
        return any(
            code == step.code and told == key and occasion != step.occasion
            for code, told, occasion in self.made
        )


def consultations_due(now: datetime) -> list[tuple[int, int]]:
    """Return (organisation id, consultation id) of all to look at by `now`, over all organisations; one statement."""
    return read_once(("consultations_due", now), lambda: _consultations_due(now))


def _consultations_due(now: datetime) -> list[tuple[int, int]]:
    latest = (now + EARLIEST_ZONE - timedelta(hours=REMIND_AT.hour)).date()
    rows = Consultation.objects.filter(next_notice_on__lte=latest)
    look_at = cache(lambda day, zone: datetime.combine(day, REMIND_AT, tzinfo=ZoneInfo(zone)))
    found = rows.order_by("next_notice_on", "pk").values_list(
        "organisation", "pk", "next_notice_on", "organisation__time_zone"
    )
    return [(home, pk) for home, pk, day, zone in found if look_at(day, zone) <= now]


def chases(ids: Sequence[int], *, rule: str, with_waiting: bool = False) -> list[Chase]:
    """Return these consultations as `rule` sees them, in a fixed number of statements; drafts are left out."""
    look = read_once(("chases", tuple(ids)), lambda: _look(ids))
    rows, zone, found = look.rows, current_zone(), look.found
    made = _made([one.pk for one in rows], rule)
    people = read_once(("people", tuple(ids)), lambda: _people(ids)) if with_waiting else _NOBODY
    return [
        Chase(
            consultation=one,
            facts=found[pk].facts,
            answers=found[pk].answers,
            zone=zone,
            holders=look.holders[pk],
            made=frozenset(made.get(reference(pk), ())),
            waiting=people.waiting.get(pk, ()),
            told=frozenset().union(*people.told_in(pk).values()),
            told_all=_told_each(people.told_in(pk), final_words_in(found[pk].facts)),
            hear_soon=frozenset(people.hear_soon.get(pk, ())),
        )
        for one in rows
        if (pk := one.pk) in found
    ]


@dataclass(frozen=True, slots=True)
class _Look:
    """What is the same for every rule: the asks, their facts, and who holds which role in each."""

    rows: Sequence[Consultation]
    found: Mapping[int, Found]
    holders: Mapping[int, Mapping[str, Holder]]


@dataclass(frozen=True, slots=True)
class _People:
    """By ask: who waits, whom each publication reached, and to whom one is on its way."""

    waiting: Mapping[int, Sequence[Contact]]
    told: Mapping[int, Mapping[int, set[int]]]
    hear_soon: Mapping[int, set[int]]

    def told_in(self, consultation_id: int) -> Mapping[int, set[int]]:
        """Return whom each publication of an ask reached, by its key."""
        return self.told.get(consultation_id, {})


_NOBODY = _People({}, {}, {})


def _people(ids: Sequence[int]) -> _People:
    return _People(people_waiting(ids), *people_told(ids))


def _look(ids: Sequence[int]) -> _Look:
    asks = Consultation.objects.filter(pk__among=set(ids)).order_by("pk")
    rows = list(asks.prefetch_related("project", "stage"))
    home: Any = current_organisation()
    for one in rows:
        one.organisation = home
    members = _members(rows)
    for one in rows:
        one.owner = members.get(one.owner_id) if one.owner_id else None
    return _Look(rows, facts_of(rows), {one.pk: _holders(one, members) for one in rows})


def _made(ids: Iterable[int], rule: str) -> dict[str, set[tuple[str, str, str]]]:
    found: dict[str, set[tuple[str, str, str]]] = defaultdict(set)
    rows = Notice.objects.filter(
        rule=rule, subject__among=[reference(pk) for pk in ids], state__in=MADE
    )
    for subject, occasion, key in rows.values_list("subject", "occasion", "recipient_key"):
        found[subject].add((occasion.partition(":")[0], key, occasion))
    return found


# Who holds which role -----------------------------------------------------------------------------


def _candidates(one: Consultation) -> dict[str, tuple[int | None, ...]]:
    """The members who may hold each role, the first choice first."""
    home = one.organisation
    carrier_id = one.carrier_id if one.decider_id or one.decider_name.strip() else None
    return {
        OWNER: (one.owner_id,),
        DECIDER: (one.decider_id, carrier_id),
        BACKUP: (one.backup_id, home.default_backup_id),
        MANAGER: (one.manager_id, home.default_manager_id),
        SENIOR: (one.senior_id, home.default_senior_id),
    }


def _members(consultations: Iterable[Consultation]) -> dict[int, Member]:
    ids = {pk for one in consultations for some in _candidates(one).values() for pk in some if pk}
    return {one.pk: one for one in Member.objects.select_related("user").filter(pk__among=ids)}


def _holders(one: Consultation, members: Mapping[int, Member]) -> dict[str, Holder]:
    return {
        role: _holder(role, [members[pk] for pk in some if pk and pk in members])
        for role, some in _candidates(one).items()
    }


def _holder(role: str, named: Sequence[Member]) -> Holder:
    here = first_here(named)
    if here is not None:
        return Holder(here)
    return Holder(None, "left" if named else f"no_{role}")


def stand_in(holders: Mapping[str, Holder]) -> Member | None:
    """Return who hears in the owner's place, or None when nobody is left."""
    return first_here(holders[role].member for role in STAND_INS)


# Who waits ----------------------------------------------------------------------------------------


def people_waiting(ids: Sequence[int]) -> dict[int, list[Contact]]:
    """Return, by consultation, the people who answered by personal link or asked to hear; a fixed number of statements.

    The system joins authors to people here so that they can be written to; nothing of it is shown to anybody.
    """
    asks = set(ids)
    current = Response.objects.all().current().filter(consultation__among=asks).values("thread")
    authors = ResponseAuthor.objects.filter(thread__in=current).values("ask")
    answered = Ask.objects.filter(pk__in=authors).values_list("consultation", "participant")
    subscribed = Subscription.objects.filter(consultation__among=asks)
    pairs = {*answered, *subscribed.values_list("consultation", "participant")}
    known = contacts({person for _consultation, person in pairs})
    found: dict[int, list[Contact]] = defaultdict(list)
    for consultation, person in sorted(pairs):
        if person in known:
            found[consultation].append(known[person])
    return found


def _told_each(told: Mapping[int, set[int]], publications: Collection[int]) -> frozenset[int]:
    """Return whom each of these publications reached; nobody where there are none."""
    some = [told.get(pk, set()) for pk in publications]
    return frozenset(set.intersection(*some)) if some else frozenset()


def people_told(
    ids: Sequence[int],
) -> tuple[dict[int, dict[int, set[int]]], dict[int, set[int]]]:
    """Return, by consultation, the people whom each publication reached, and those to whom one is on its way by e-mail.

    One statement.
    """
    on_its_way = Q(channel=TellingChannel.EMAIL, told_on=None, problem="", not_told_because="")
    rows = Telling.objects.filter(
        on_its_way | Q(told_on__isnull=False), publication__consultation__among=set(ids)
    )
    told: dict[int, dict[int, set[int]]] = defaultdict(lambda: defaultdict(set))
    soon: dict[int, set[int]] = defaultdict(set)
    found = rows.exclude(participant=None)
    for about, news, person, on in found.values_list(
        "publication__consultation", "publication", "participant", "told_on"
    ):
        (soon[about] if on is None else told[about][news]).add(person)
    return told, soon
