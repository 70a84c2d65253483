"""How much a person was asked, and how much came back: what decides whether we may ask again.

It limits what we do and judges nobody. A score is for sorting and for tests; people are shown words only. What an
organisation may set stands in `Settings`, with the usual numbers.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from math import floor
from typing import Any

LIGHT, CHILD, STAFF, CORE = "light", "child", "staff", "core"
PROFILES = (LIGHT, CHILD, STAFF, CORE)

MEASURE = "measure"
"""Regular figures that staff enter: their minutes count, but nobody is owed an answer about them."""

CAP_DAYS = 30
"""The days within which so many asks are the most."""


class Rule(StrEnum):
    """Why we do not ask somebody, in the order in which it is looked at."""

    OPT_OUT = "opt_out"
    HOLD = "hold"
    OWN_LIMIT = "own_limit"
    UNANSWERED = "unanswered"
    DEBT = "debt"
    GAP = "gap"
    CAP_30D = "cap_30d"
    SCORE = "score"


NEVER = frozenset({Rule.OPT_OUT, Rule.HOLD, Rule.OWN_LIMIT, Rule.UNANSWERED})
"""What nobody may set aside: it is the person's own word, or their safety, or their silence."""


class Band(StrEnum):
    """How much is too much, by the score."""

    OK = "ok"
    WATCH = "watch"
    HIGH = "high"
    REST = "rest"


class Leave(StrEnum):
    """Who may ask this person now, from the widest to nobody."""

    FREE = "free"
    NAMED = "named"
    """Somebody in their own name, with a reason that the person reads."""
    MANAGER = "manager"
    """The same, but a manager."""
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Settings:
    """The numbers that an organisation agreed on with the people it asks; the usual ones where it did not."""

    ask_window_days: int = 90
    return_window_days: int = 365
    points_light: int = 4
    points_child: int = 3
    points_staff: int = 6
    points_core: int = 12
    minutes_light: int = 120
    minutes_child: int = 60
    minutes_staff: int = 180
    minutes_core: int = 720
    min_gap_days: int = 7
    max_asks_light: int = 2
    max_asks_child: int = 2
    max_asks_staff: int = 3
    max_asks_core: int = 4
    reminder_weight: Decimal = Decimal("0.25")
    max_reminders: int = 2
    w_freq: Decimal = Decimal("0.25")
    w_time: Decimal = Decimal("0.20")
    w_return: Decimal = Decimal("0.35")
    w_silence: Decimal = Decimal("0.20")
    silence_full_days: int = 84
    band_watch: int = 30
    band_high: int = 50
    band_rest: int = 70
    debt_named: int = 1
    debt_manager: int = 2
    unanswered_stop: int = 3
    due_days: int = 28
    """Days after closing from which an answer counts as due."""
    holding_days: int = 28
    """Days for which a holding word counts as half an answer."""

    def points(self, profile: str) -> int:
        """How many asks within the window are too many for this profile."""
        return int(getattr(self, f"points_{profile}"))

    def minutes(self, profile: str) -> int:
        """How many minutes within the window are too many for this profile."""
        return int(getattr(self, f"minutes_{profile}"))

    def max_asks(self, profile: str) -> int:
        """How many asks within 30 days are the most for this profile."""
        return int(getattr(self, f"max_asks_{profile}"))


DEFAULTS = Settings()


def settings_from(values: Mapping[str, int]) -> Settings:
    """Return the usual settings with what an organisation set; names that are not settings any more are left aside."""
    known = {one.name for one in fields(Settings)}
    given: dict[str, Any] = {name: value for name, value in values.items() if name in known}
    return Settings(**given)


@dataclass(frozen=True, slots=True)
class ItemRecord:
    """One thing that a person answered about. `told_on`: when they were told its final outcome, the one that stands.

    `taken_back_on` is the day on which a promise was taken back, until the person was told what holds instead.
    """

    told_on: date | None = None
    taken_back_on: date | None = None

    def is_taken_back(self, today: date) -> bool:
        """Whether a promise was taken back and the person was told nothing since."""
        if self.taken_back_on is None or self.taken_back_on > today:
            return False
        return self.told_on is None or self.told_on < self.taken_back_on or self.told_on > today

    def is_settled(self, today: date) -> bool:
        """Whether the person was told a final outcome that still stands."""
        told = self.told_on is not None and self.told_on <= today
        return told and not self.is_taken_back(today)


def joined_record(parts: Sequence[ItemRecord]) -> ItemRecord:
    """One thing from its outcomes: told on the day of the last one, taken back while one is; nothing without any."""
    days = [part.told_on for part in parts]
    told_on = None if None in days else max((day for day in days if day), default=None)
    taken_back = max((part.taken_back_on for part in parts if part.taken_back_on), default=None)
    if told_on and taken_back and len(parts) > 1 and told_on >= taken_back:
        told_on = None
    return ItemRecord(told_on, taken_back)


@dataclass(frozen=True, slots=True, kw_only=True)
class AskRecord:
    """One time that a person was asked, and what came back to them.

    `minutes` is what answering takes. `told_on` holds every day on which they were told something that a person wrote,
    `held_on` those of them on which it was a holding word. A bounced invitation, or one that was stopped before it was
    opened, is no record at all.
    """

    asked_on: date
    minutes: int = 1
    reminders: int = 0
    answered_on: date | None = None
    closed_on: date | None = None
    """The last day of answering, or the day of a withdrawal; None while it is open."""
    items: tuple[ItemRecord, ...] = ()
    told_on: tuple[date, ...] = ()
    held_on: tuple[date, ...] = ()
    exemption: str = ""
    """Why it does not count against the pauses: a series, regular figures, a sense-check. See `terms.LOAD_EXEMPTIONS`."""
    by_themselves: bool = False
    """Whether the person asked to be asked, or turned up."""
    was_withdrawn: bool = False

    @property
    def is_answered(self) -> bool:
        """Whether the person answered."""
        return self.answered_on is not None

    @property
    def is_owed(self) -> bool:
        """Whether the person gave an answer that calls for one from us."""
        return self.is_answered and bool(self.items) and self.exemption != MEASURE

    @property
    def counts_for_pauses(self) -> bool:
        """Whether we came to the person with it."""
        return not self.exemption and not self.by_themselves

    def is_settled(self, today: date) -> bool:
        """Whether the person was told what came of everything they answered about."""
        return bool(self.items) and all(item.is_settled(today) for item in self.items)

    def is_due(self, today: date, settings: Settings = DEFAULTS) -> bool:
        """Whether an answer is due by now, or was given."""
        if not self.is_owed or self.closed_on is None:
            return False
        days = (today - self.closed_on).days
        if not 0 <= days < settings.return_window_days:
            return False
        return days >= settings.due_days or self.is_settled(today)

    def credit(self, today: date, settings: Settings = DEFAULTS) -> Fraction:
        """How much of an answer the person got: all of it, half of it, or none."""
        if any(item.is_taken_back(today) for item in self.items):
            return Fraction(0)
        if self.is_settled(today):
            return Fraction(1)
        some = any(item.is_settled(today) for item in self.items)
        held = any(_is_within(day, today, settings.holding_days) for day in self.held_on)
        return Fraction(1, 2) if some or held else Fraction(0)


@dataclass(frozen=True, slots=True)
class Profile:
    """How often a person may be asked: the profile that holds for them, and what they said themselves."""

    caps: str = LIGHT
    own_times: int | None = None
    own_days: int | None = None
    """The person's own limit, "ask me at most 2 times in 90 days"."""
    is_opted_out: bool = False
    is_on_hold: bool = False


@dataclass(frozen=True, slots=True)
class Load:
    """How a person stands on one day. `blocked_by` is the first rule that stops us, or ""."""

    frequency: float
    time: float
    return_: float
    silence: float
    score: float
    band: str
    debt: int
    blocked_by: str

    points: float = 0
    """How often they were asked within the window, reminders included."""
    minutes: int = 0
    asked: int = 0
    due: int = 0
    credited: float = 0
    answered: int = 0
    silent_days: int = 0
    last_asked_on: date | None = None


def leave_of(blocked_by: str, band: str, debt: int, settings: Settings = DEFAULTS) -> Leave:
    """Return who may ask somebody who stands like this. The rules that nobody sets aside come first in their order."""
    if blocked_by in NEVER:
        return Leave.NOBODY
    if band == Band.REST or debt >= settings.debt_manager:
        return Leave.MANAGER
    return Leave.NAMED if blocked_by or band == Band.HIGH else Leave.FREE


@dataclass(frozen=True, slots=True)
class Excuse:
    """Why somebody is asked although a rule says not to: the reason that the person reads, or that they came by themselves."""

    why: str = ""
    is_by_manager: bool = False
    by_themselves: bool = False

    def covers(self, blocked_by: str, leave: Leave) -> bool:
        """Whether somebody who stands like this may be asked with it. What keeps a person safe is never set aside."""
        if leave == Leave.FREE:
            return True
        if self.by_themselves:
            return blocked_by != Rule.HOLD
        if leave == Leave.NOBODY or not self.why:
            return False
        return leave == Leave.NAMED or self.is_by_manager


NO_EXCUSE = Excuse()


def score(
    history: Sequence[AskRecord],
    profile: Profile,
    today: date,
    settings: Settings = DEFAULTS,
) -> Load:
    """Return how a person stands on `today`: four parts, a score between 0 and 100, and the first rule that stops us."""
    asked = [one for one in history if _is_within(one.asked_on, today, settings.ask_window_days)]
    due = [one for one in history if one.is_due(today, settings)]
    points = sum((_points(one, settings) for one in asked), Fraction(0))
    minutes = sum(_minutes(one) for one in asked)
    credit = sum((one.credit(today, settings) for one in due), Fraction(0))
    debt = sum(not one.credit(today, settings) for one in due)
    silent = _silent_days(history, today)
    parts = (
        min(Fraction(1), points / settings.points(profile.caps)),
        min(Fraction(1), Fraction(minutes, settings.minutes(profile.caps))),
        1 - credit / len(due) if due else Fraction(0),
        min(Fraction(1), Fraction(silent, settings.silence_full_days)),
    )
    total = _total(parts, settings)
    band = band_of(total, settings)
    frequency, time, return_, silence = (float(part) for part in parts)
    return Load(
        frequency=frequency,
        time=time,
        return_=return_,
        silence=silence,
        score=total,
        band=band,
        debt=debt,
        blocked_by=next(_rules(history, profile, today, settings, debt=debt, band=band), ""),
        points=float(points),
        minutes=minutes,
        asked=len(asked),
        due=len(due),
        credited=float(credit),
        answered=sum(one.is_answered for one in history),
        silent_days=silent,
        last_asked_on=max((one.asked_on for one in history if one.asked_on <= today), default=None),
    )


def rules_that_hold(
    load: Load,
    history: Sequence[AskRecord],
    profile: Profile,
    today: date,
    settings: Settings = DEFAULTS,
) -> tuple[Rule, ...]:
    """Return every rule that stops us, in their order, where `load` is this person's; its `blocked_by` names the first."""
    band = Band(load.band)
    return tuple(_rules(history, profile, today, settings, debt=load.debt, band=band))


def band_of(total: float, settings: Settings = DEFAULTS) -> Band:
    """Return the band in which a score lies."""
    bands = ((settings.band_rest, Band.REST), (settings.band_high, Band.HIGH))
    found = next((band for least, band in bands if total >= least), None)
    return found or (Band.WATCH if total >= settings.band_watch else Band.OK)


def return_rate(loads: Iterable[tuple[Fraction | Decimal | float, int]]) -> int | None:
    """Return how many of 10 times people gave us time got an answer, from pairs of credited and due; None without any."""
    pairs = list(loads)
    due = sum(one for _credit, one in pairs)
    if not due:
        return None
    credit = sum((Fraction(str(one)) for one, _due in pairs), Fraction(0))
    return _half_up(10 * credit / due)


# The parts ----------------------------------------------------------------------------------------


def _is_within(day: date, today: date, days: int) -> bool:
    return 0 <= (today - day).days < days


def _points(one: AskRecord, settings: Settings) -> Fraction:
    reminders = min(one.reminders, settings.max_reminders)
    return 1 + Fraction(settings.reminder_weight) * reminders


def _minutes(one: AskRecord) -> int:
    """What an ask cost: all of it once answered, otherwise a minute to read it. Regular figures are entered anyway."""
    return one.minutes if one.is_answered or one.exemption == MEASURE else 1


def _silent_days(history: Iterable[AskRecord], today: date) -> int:
    """Days since the person's first answer after they were last told anything; 0 when there is none.

    From the first and not from the latest, or asking again would make us look better.
    """
    told = max((day for one in history for day in one.told_on if day <= today), default=date.min)
    answers = [
        one.answered_on
        for one in history
        if one.answered_on is not None
        and one.exemption != MEASURE
        and told < one.answered_on <= today
    ]
    return (today - min(answers)).days if answers else 0


def _total(parts: Sequence[Fraction], settings: Settings) -> float:
    weights = (settings.w_freq, settings.w_time, settings.w_return, settings.w_silence)
    pairs = zip(weights, parts, strict=True)
    total = sum((Fraction(weight) * part for weight, part in pairs), Fraction(0))
    return _half_up(1000 * total) / 10


def _half_up(value: Fraction) -> int:
    """Return the nearest whole number, the higher of two that are as near."""
    return floor(value + Fraction(1, 2))


# The rules ----------------------------------------------------------------------------------------


def _rules(
    history: Sequence[AskRecord],
    profile: Profile,
    today: date,
    settings: Settings,
    *,
    debt: int,
    band: Band,
) -> Iterator[Rule]:
    """Every rule that stops us, in their order."""
    ours = [one.asked_on for one in history if not one.by_themselves]
    pauses = [one.asked_on for one in history if one.counts_for_pauses]
    holds = {
        Rule.OPT_OUT: profile.is_opted_out,
        Rule.HOLD: profile.is_on_hold,
        Rule.OWN_LIMIT: _is_over_own_limit(ours, profile, today),
        Rule.UNANSWERED: unanswered_in_a_row(history) >= settings.unanswered_stop,
        Rule.DEBT: debt >= settings.debt_named,
        Rule.GAP: any(_is_within(day, today, settings.min_gap_days) for day in pauses),
        Rule.CAP_30D: sum(_is_within(day, today, CAP_DAYS) for day in pauses)
        >= settings.max_asks(profile.caps),
        Rule.SCORE: band == Band.REST,
    }
    return (rule for rule in Rule if holds[rule])


def _is_over_own_limit(asked: Iterable[date], profile: Profile, today: date) -> bool:
    if profile.own_times is None or profile.own_days is None:
        return False
    return sum(_is_within(day, today, profile.own_days) for day in asked) >= profile.own_times


def unanswered_in_a_row(history: Iterable[AskRecord]) -> int:
    """Return how many of the newest asks that have ended were left without an answer, one after the other.

    What we took back, what people came for by themselves, and figures entered by staff say nothing about silence. Of two
    asks of one day the answered one counts as the newer.
    """
    ended = [
        one
        for one in history
        if one.is_answered
        or (
            one.closed_on is not None
            and not one.was_withdrawn
            and not one.by_themselves
            and one.exemption != MEASURE
        )
    ]
    ended.sort(key=lambda one: (one.asked_on, one.is_answered), reverse=True)
    return next((place for place, one in enumerate(ended) if one.is_answered), len(ended))
