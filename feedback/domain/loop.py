"""The loop: what counts as an answer to people, when it is owed, and whether it came in time.

An ask is not finished when it closes but when each of its items has a final outcome of which those who
answered were told. Everything here is computed from facts; nothing is stored.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from feedback.domain.dispositions import FINAL, Disposition
from feedback.domain.schedule import (
    DECIDE,
    FIRST_WORD,
    USUAL,
    Norms,
    comes_on,
    default_promise,
    final_due,
    steps,
)


def is_told(*, reachable: int, told: int, needs_channel: bool, channels: int) -> bool:
    """Whether one publication counts as told.

    `reachable` people can be written to or spoken to and `told` of them were. `needs_channel` says that
    somebody else is owed it too (who answered without a name, or nobody answered at all), for whom one
    recorded poster, meeting or page is needed.
    """
    return told >= reachable and (channels > 0 or not needs_channel)


@dataclass(frozen=True, slots=True)
class ItemFacts:
    """What was published about one item.

    `disposition` and `said_on` belong to the newest published outcome, `told_on` is the day by which that
    one was told (None while it is not). `settled_on` is the first day on which any final outcome of the
    item had been told, and `reversed_on` the day of the newest reversal; both stay when more is said later.
    `reopened_on` is the day since which it is owed an answer again, because somebody said that we missed
    something; None once that is settled. `parts` are the outcomes of an item that has several; see `joined`.
    `said_in` are the keys of the publications that carry the words which count now.
    """

    disposition: str = ""
    said_on: date | None = None
    told_on: date | None = None
    next_on: date | None = None
    settled_on: date | None = None
    reversed_on: date | None = None
    reopened_on: date | None = None
    parts: "tuple[ItemFacts, ...]" = ()
    said_in: frozenset[int] = frozenset()

    @property
    def is_final(self) -> bool:
        """Whether the newest published outcome settles the item."""
        return self.disposition in FINAL

    @property
    def is_done(self) -> bool:
        """Whether the item is final, those who answered were told, and nobody has opened it again."""
        return self.is_final and self.told_on is not None and self.reopened_on is None

    def was_settled_by(self, day: date) -> bool:
        """Whether the item was final and told when `day` ended: a reversal by then opened it again.

        That somebody later said what we missed makes no word that was kept a broken one. Of an item with several
        outcomes every one has to have been.
        """
        if self.parts:
            return all(part.was_settled_by(day) for part in self.parts)
        if self.is_final and self.told_on is not None and self.told_on <= day:
            return True
        settled = self.settled_on is not None and self.settled_on <= day
        return settled and (self.reversed_on is None or self.reversed_on > day)


def joined(parts: Sequence[ItemFacts], reopened_on: date | None = None) -> ItemFacts:
    """One item from its outcomes: final only when each one is, and told on the day by which the last one was.

    With one outcome the item is what that outcome is; without any nothing was said. While some are not final the item
    stands where the one stands that people wait for most: a reversal nobody was told, then one without a day for news,
    then the holding word with the nearest day.
    """
    if len(parts) < 2:  # noqa: PLR2004 -- nothing to join
        return replace(parts[0] if parts else ItemFacts(), reopened_on=reopened_on)
    settled = [part.settled_on for part in parts]
    told = [part.told_on for part in parts]
    behind = min(parts, key=_behind)
    newest = max(parts, key=lambda part: part.said_on or date.min)
    shown = newest if behind.is_final else behind
    return ItemFacts(
        disposition=shown.disposition,
        said_on=shown.said_on,
        told_on=_latest(told) if behind.is_final else behind.told_on,
        next_on=shown.next_on,
        settled_on=_latest(settled),
        reversed_on=max((part.reversed_on for part in parts if part.reversed_on), default=None),
        reopened_on=reopened_on,
        parts=tuple(parts),
        said_in=frozenset().union(*(part.said_in for part in parts)),
    )


def _behind(part: ItemFacts) -> tuple[int, date]:
    """Sorts the outcomes of one item by how long people wait for them: the one to come first is the least finished."""
    if part.is_final:
        return 3, date.min
    if part.disposition == Disposition.REVERSED and part.told_on is None:
        return 0, part.said_on or date.min
    if part.disposition == Disposition.STILL_DECIDING and part.told_on and part.next_on:
        return 2, part.next_on
    return 1, date.min


def _latest(days: Sequence[date | None]) -> date | None:
    """The last of these days; None while one is missing."""
    return None if None in days else max(day for day in days if day is not None)


@dataclass(frozen=True, slots=True)
class Joined:
    """That asks were found to be doubles of each other. The earliest of their days holds for all of them.

    `first_due_on` and `final_due_on` are the earliest days by which people of any of the others are owed a first
    and the final word. `into` is the key of the ask with which this one is counted, 0 for that ask itself.
    """

    first_due_on: date
    final_due_on: date
    into: int = 0

    @property
    def is_double(self) -> bool:
        """Whether this ask is counted with another one."""
        return self.into != 0


@dataclass(frozen=True, slots=True)
class LoopFacts:
    """One ask as the loop sees it.

    `close_on` is the last day of answering. `first_told_on` is the day by which people had been told
    anything a person wrote, a holding word or an outcome; an automatic notice does not count.
    `withdrawn_on` is the day on which the ask was withdrawn, before or after it closed. `norms` are the days
    that the organisation had chosen when it opened. `snoozed_until` is the first day on which reminders to staff
    go out again after the newest snooze, and `joined` stands where the ask is a double of others.
    """

    close_on: date
    items: tuple[ItemFacts, ...]
    promised_on: date | None = None
    first_told_on: date | None = None
    withdrawn_on: date | None = None
    norms: Norms = USUAL
    snoozed_until: date | None = None
    joined: Joined | None = None

    @property
    def ended_on(self) -> date:
        """The day on which answering ended: the closing day, or an earlier withdrawal."""
        return min(self.close_on, self.withdrawn_on or self.close_on)

    @property
    def due_on(self) -> date:
        """The day by which a first word is owed; within a week, or sooner, once the ask was withdrawn."""
        days = [self.promised_on or default_promise(self.close_on)]
        if self.withdrawn_on is not None:
            days.append(self.withdrawn_on + timedelta(days=self.norms.retell_days))
        if self.joined is not None:
            days.append(self.joined.first_due_on)
        return min(days)

    @property
    def final_due_on(self) -> date:
        """The day by which every item is owed its final word."""
        own = final_due(self.close_on, self.promised_on, self.norms)
        return own if self.joined is None else min(own, self.joined.final_due_on)

    def is_snoozed(self, today: date) -> bool:
        """Whether reminders to staff rest on `today`, because those who wait were told why."""
        return self.snoozed_until is not None and today < self.snoozed_until


class Word(StrEnum):
    """The verdict on a first word or a final word."""

    KEPT = "kept"
    LATE = "late"
    """A first word that came after the promised date."""
    MISSED = "missed"
    """No first word, and the promised date has passed."""
    BROKEN = "broken"
    """Some item had no final word told in time."""
    OPEN = "open"
    """Not given yet, and its day has not passed."""


class State(StrEnum):
    """Where an ask stands in the loop."""

    ASKING = "asking"
    NOTHING_OWED = "nothing_owed"
    OWED = "owed"
    HELD = "held"
    OVERDUE = "overdue"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class NextStep:
    """What comes next for an owed answer, and on which day; the day may have passed."""

    code: str
    on: date


NEXT_NEWS = "next_news"
"""The day that a holding word named."""
RETELL = "retell"
"""The day by which people hear that a promise was taken back, or the ask withdrawn."""


def first_word(facts: LoopFacts, today: date) -> Word:
    """Kept when people were told anything by the promised date, late after it, otherwise open or missed."""
    if facts.first_told_on is not None:
        return Word.KEPT if facts.first_told_on <= facts.due_on else Word.LATE
    return Word.OPEN if today <= facts.due_on else Word.MISSED


def final_word(facts: LoopFacts, today: date) -> Word:
    """Kept when every item was final and told by the later of the promised date and close + 84.

    Broken once that day has passed without it, and for good; open until then. Without items there is
    nothing to break.
    """
    if all(item.was_settled_by(facts.final_due_on) for item in facts.items):
        return Word.KEPT
    return Word.BROKEN if today > facts.final_due_on else Word.OPEN


def is_closed(facts: LoopFacts) -> bool:
    """Whether the loop is closed: there are items, and each one is final and told."""
    return bool(facts.items) and all(item.is_done for item in facts.items)


def is_said(facts: LoopFacts) -> bool:
    """Whether everything has its final word in public and nobody opened it again: all that can be left is telling people."""
    return bool(facts.items) and all(
        item.is_final and item.reopened_on is None for item in facts.items
    )


def can_hold(facts: LoopFacts, today: date, allowed_on: date | None) -> bool:
    """Whether "still deciding" may be said on `today`: something has no final word, and people heard it long enough ago."""
    is_open = any(not item.is_final for item in facts.items)
    return is_open and (allowed_on is None or allowed_on <= today)


def final_words_in(facts: LoopFacts) -> frozenset[int]:
    """The keys of the publications that together say the final word about everything; none while one is not final.

    Whoever was told each of these has had the whole answer, though others still wait for it.
    """
    if not all(item.is_final for item in facts.items):
        return frozenset()
    return frozenset().union(*(item.said_in for item in facts.items))


def is_owed(facts: LoopFacts, today: date) -> bool:
    """Whether people are owed an answer on `today`: answering has ended and the loop is not closed."""
    return bool(facts.items) and has_ended(facts, today) and not is_closed(facts)


def counted_with(owed: Mapping[int, LoopFacts]) -> dict[int, int]:
    """With which other each double is counted, by key, where both owe something: one answer is owed for them.

    A double of an ask that owes nothing any more is counted by itself.
    """
    into = {pk: one.joined.into for pk, one in owed.items() if one.joined is not None}
    return {pk: home for pk, home in into.items() if home in owed}


def has_ended(facts: LoopFacts, today: date) -> bool:
    """Whether answering has ended; the closing day itself still belongs to those who answer."""
    return today > facts.close_on or (
        facts.withdrawn_on is not None and today >= facts.withdrawn_on
    )


def days_waiting(facts: LoopFacts, today: date) -> int:
    """Days since answering ended, never below 0."""
    return max(0, (today - facts.ended_on).days)


def held_until(facts: LoopFacts) -> date | None:
    """The day on which told people expect more news: the earliest next date of the items still held.

    None when some item is neither final nor held by a holding word that was told: then nobody knows a day.
    """
    waiting = [item for item in facts.items if not item.is_done]
    days = [
        item.next_on
        for item in waiting
        if item.disposition == Disposition.STILL_DECIDING
        and item.told_on is not None
        and item.next_on is not None
    ]
    return min(days) if days and len(days) == len(waiting) else None


def retell_due(facts: LoopFacts) -> date | None:
    """The earliest day by which a reversal or a withdrawal is to be told; None when none is open.

    Seven days (or fewer) from the reversal, or from the withdrawal of the ask.
    """
    while_fresh = timedelta(days=facts.norms.retell_days)
    days = [
        item.said_on + while_fresh
        for item in facts.items
        if item.disposition == Disposition.REVERSED
        and item.told_on is None
        and item.said_on is not None
    ]
    if facts.withdrawn_on is not None and not is_closed(facts):
        days.append(facts.withdrawn_on + while_fresh)
    return min(days, default=None)


def state(facts: LoopFacts, today: date) -> State:
    """Where the ask stands on `today`."""
    if not has_ended(facts, today):
        return State.ASKING
    if not facts.items:
        return State.NOTHING_OWED
    if is_closed(facts):
        return State.CLOSED
    if _is_overdue(facts, today):
        return State.OVERDUE
    return State.HELD if held_until(facts) is not None else State.OWED


def _is_overdue(facts: LoopFacts, today: date) -> bool:
    """Whether a day that people count on has passed: first word, next news, re-telling or final word."""
    days = [held_until(facts), retell_due(facts), facts.final_due_on]
    missed = first_word(facts, today) is Word.MISSED
    return missed or any(day is not None and today > day for day in days)


def horizon(facts: LoopFacts, today: date) -> date:
    """Up to which day the clock is looked at: one repeat after `today`, or after this ask's own final word if later."""
    own = final_due(facts.close_on, facts.promised_on, facts.norms)
    return max(today, own) + timedelta(days=facts.norms.repeat_days)


def next_step(facts: LoopFacts, today: date) -> NextStep | None:
    """What comes next for an owed answer: a re-telling before all else, or the nearest of clock and news.

    A re-telling or promised news whose day has passed stays next until it is done. After the first word
    the steps that ask for one are left out. None when nothing is owed.
    """
    if not facts.items or is_closed(facts):
        return None
    if (retell := retell_due(facts)) is not None:
        return NextStep(RETELL, retell)
    has_word = facts.first_told_on is not None
    until = horizon(facts, today)
    every = steps(facts.close_on, facts.promised_on, until=until, norms=facts.norms)
    ahead = [] if (held := held_until(facts)) is None else [NextStep(NEXT_NEWS, held)]
    ahead += [
        NextStep(step.code, comes_on(step, facts.snoozed_until))
        for step in every
        if comes_on(step, facts.snoozed_until) >= today
        and not (has_word and step.family in {DECIDE, FIRST_WORD})
    ]
    return min(ahead, key=lambda step: step.on)


def settled_count(facts: LoopFacts) -> int:
    """How many items are final and told; over the number of items it is the item coverage."""
    return sum(item.is_done for item in facts.items)


def days_to_first_word(facts: LoopFacts) -> int | None:
    """Days from the end of answering to the first word, never below 0; None while there is none."""
    if facts.first_told_on is None:
        return None
    return max(0, (facts.first_told_on - facts.ended_on).days)
