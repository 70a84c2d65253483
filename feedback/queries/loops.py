"""Where every ask stands in the loop, computed from what was said, published and told. Nothing here is stored.

The number of statements does not depend on the number of consultations.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from feedback.domain import loop
from feedback.domain.loop import LoopFacts, NextStep, State, Word
from feedback.models import Consultation, LateNote
from feedback.queries.late import newest_late, still_says
from feedback.queries.loop_facts import current_zone, facts_of
from feedback.queries.owing import may_owe
from notices.models import Notice, NoticeState
from organisations.models import Member


@dataclass(frozen=True, slots=True)
class LoopState:
    """One ask in the loop on `today`: the facts, and what follows from them.

    `answers` counts those who answered or were in the room; they are the people who wait.
    """

    facts: LoopFacts
    answers: int
    today: date

    @property
    def state(self) -> State:
        """Where the ask stands."""
        return loop.state(self.facts, self.today)

    @property
    def first_word(self) -> Word:
        """The verdict on the first word."""
        return loop.first_word(self.facts, self.today)

    @property
    def final_word(self) -> Word:
        """The verdict on the final word."""
        return loop.final_word(self.facts, self.today)

    @property
    def is_owed(self) -> bool:
        """Whether people are owed an answer."""
        return loop.is_owed(self.facts, self.today)

    @property
    def is_closed(self) -> bool:
        """Whether every item is final and told."""
        return loop.is_closed(self.facts)

    @property
    def is_said(self) -> bool:
        """Whether all that can be left is telling people."""
        return loop.is_said(self.facts)

    @property
    def days(self) -> int:
        """Days since answering ended, never below 0."""
        return loop.days_waiting(self.facts, self.today)

    @property
    def days_to_first_word(self) -> int | None:
        """Days from the end of answering to the first word; None while there is none."""
        return loop.days_to_first_word(self.facts)

    @property
    def held_until(self) -> date | None:
        """The day on which told people expect more news."""
        return loop.held_until(self.facts)

    @property
    def next_step(self) -> NextStep | None:
        """What comes next for an owed answer."""
        return loop.next_step(self.facts, self.today)

    @property
    def items(self) -> int:
        """How many things an answer is owed about."""
        return len(self.facts.items)

    @property
    def settled(self) -> int:
        """How many of them are final and told."""
        return loop.settled_count(self.facts)


@dataclass(frozen=True, slots=True)
class Chased:
    """That one member was reminded: by which step, in which role, on which local day."""

    step: str
    role: str
    name: str
    on: date


@dataclass(frozen=True, slots=True)
class OwedRow:
    """One consultation that owes people an answer."""

    consultation: Consultation
    project: str
    closed_on: date
    days: int
    answers: int
    owner: str
    promised_on: date | None
    next_step: NextStep | None
    state: State
    waiting: int
    chased: Sequence[Chased]
    loop: LoopState
    late_until: date | None = None
    """The day by which people hear, as they were told when it got late."""


def loop_states(consultations: Iterable[Consultation], today: date) -> dict[int, LoopState]:
    """Return where each opened consultation stands on `today`, by id; drafts are left out.

    `today` is the local date of the organisation in whose scope this runs.
    """
    return {
        pk: LoopState(facts=found.facts, answers=found.answers, today=today)
        for pk, found in facts_of(consultations).items()
    }


def owed_consultations(now: datetime) -> list[OwedRow]:
    """Return what the current organisation owes people at `now`, the longest wait first."""
    zone = current_zone()
    today = now.astimezone(zone).date()
    ended = list(may_owe(Consultation.objects.all().ended_by(now)).for_page())
    states = loop_states(ended, today)
    owed = [one for one in ended if one.pk in states and states[one.pk].is_owed]
    chased = _chased([one.pk for one in owed], zone)
    late = newest_late(one.pk for one in owed)
    rows = [
        _owed_row(one, states[one.pk], chased.get(one.pk, ()), late.get(one.pk)) for one in owed
    ]
    return sorted(rows, key=lambda row: (-row.days, row.closed_on, row.consultation.pk))


def owed_once(states: Mapping[int, LoopState]) -> set[int]:
    """Return the asks that owe an answer, one for those that are answered together."""
    owed = {pk: one.facts for pk, one in states.items() if one.is_owed}
    return owed.keys() - loop.counted_with(owed).keys()


def answered_together(rows: Sequence[OwedRow]) -> list[tuple[OwedRow, Sequence[OwedRow]]]:
    """Return each answer that is owed with the rows that it answers too; a double stands alone once its other half is told."""
    into = loop.counted_with({row.consultation.pk: row.loop.facts for row in rows})
    under: dict[int, list[OwedRow]] = defaultdict(list)
    for row in rows:
        if (home := into.get(row.consultation.pk)) is not None:
            under[home].append(row)
    alone = [row for row in rows if row.consultation.pk not in into]
    return [(row, under.get(row.consultation.pk, ())) for row in alone]


def reference(consultation_id: int) -> str:
    """Return how notices name a consultation as their subject."""
    return f"consultation:{consultation_id}"


def _owed_row(
    one: Consultation, state: LoopState, chased: Sequence[Chased], late: LateNote | None
) -> OwedRow:
    return OwedRow(
        consultation=one,
        project=one.project.title,
        closed_on=state.facts.ended_on,
        days=state.days,
        answers=state.answers,
        owner=str(one.owner) if one.owner else "",
        promised_on=one.promised_on,
        next_step=state.next_step,
        state=state.state,
        waiting=state.answers,
        chased=chased,
        loop=state,
        late_until=note.new_on if (note := still_says(late, state.facts)) else None,
    )


def _chased(ids: Sequence[int], zone: tzinfo) -> dict[int, list[Chased]]:
    """Who was reminded of what, the first one first."""
    if not ids:
        return {}
    by_subject = {reference(pk): pk for pk in ids}
    notices = list(
        Notice.objects.filter(
            rule="owed_step",
            subject__in=by_subject,
            state=NoticeState.SENT,
            recipient_kind="member",
        ).order_by("sent_at", "pk")
    )
    keys = {notice.recipient_key for notice in notices}
    names = {
        str(member.pk): str(member)
        for member in Member.objects.filter(pk__in=keys).select_related("user")
    }
    found: dict[int, list[Chased]] = defaultdict(list)
    for notice in notices:
        found[by_subject[notice.subject]].append(
            Chased(
                step=notice.occasion.partition(":")[0],
                role=notice.role,
                name=names.get(notice.recipient_key, ""),
                on=(notice.sent_at or notice.planned_at).astimezone(zone).date(),
            )
        )
    return found
