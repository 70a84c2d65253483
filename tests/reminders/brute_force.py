"""The clock read a second time, from the tables of the domain and not from the code: who hears what on which day.

Plain values in, plain values out, day by day and without an index, so that what the planner leaves out or doubles is seen.
It imports nothing of the product. Days count from the last day for answers.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, tzinfo

STAFF = ("owner", "decider", "backup", "manager", "senior")
PEOPLE = "participants"
MORNING = time(8)
NOT_FINAL = ("", "still_deciding", "reversed")

ASKS_FOR_A_FIRST_WORD = {"decide", "first_word", "waiting"}
RESTS_WHILE_PUT_OFF = ASKS_FOR_A_FIRST_WORD | {"still_owed"}
NOT_OF_A_WITHDRAWN_ASK = {"confirm", "closed"} | ASKS_FOR_A_FIRST_WORD
COMES_AGAIN = {"next_news", "retell"}
"""What is said again for a new day; everything else is said to one person once, though its day moves."""
TO_PEOPLE = {"closed": "thanks", "first_word": "no_news", "overdue": "no_news"}
"""Which rule carries a step to the people who were asked."""


@dataclass(frozen=True)
class Told:
    """One publication: when, in which order, the day by which everybody it is owed to had heard (None: not yet), and who has."""

    order: tuple
    on: date
    told_on: date | None
    heard_by: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Wording:
    """One published wording of one outcome."""

    told: Told
    number: int
    disposition: str
    next_on: date | None


@dataclass(frozen=True)
class Thing:
    """Something an answer is owed about: the published wordings of each of its outcomes."""

    outcomes: tuple[tuple[Wording, ...], ...] = ()
    is_open_again: bool = False

    def newest(self):
        """The wording of each outcome that counts now."""
        return [max(some, key=lambda one: (one.told.order, one.number)) for some in self.outcomes]

    def is_settled(self):
        """Final in every part, and told; and nobody said that something was missed."""
        newest = self.newest()
        final = all(one.disposition not in NOT_FINAL and one.told.told_on for one in newest)
        return bool(newest) and final and not self.is_open_again

    def news_by(self):
        """The day that those who wait were told; None when they know none."""
        words = [one for one in self.newest() if one.disposition in NOT_FINAL]
        known = all(
            one.disposition == "still_deciding" and one.told.told_on and one.next_on
            for one in words
        )
        return min((one.next_on for one in words), default=None) if known else None


@dataclass(frozen=True)
class Person:
    """Somebody who answered by personal link or wants to hear: may we write, and did something published reach them?

    `hears_soon`: something published is on its way to them by e-mail.
    """

    key: str
    may_hear: bool = True
    has_heard: bool = False
    hears_soon: bool = False


@dataclass(frozen=True)
class Norms:
    """The days of one ask."""

    confirm: int = 7
    decide: int = 14
    still_owed: int = 56
    final: int = 84
    repeat: int = 28
    retell: int = 7


@dataclass(frozen=True)
class Asked:
    """One ask as its rows stand at one moment. `holders` names the member in each role, or nobody."""

    pk: int
    zone: tzinfo
    opened_on: date
    closes_on: date
    promised_on: date
    withdrawn_on: date | None = None
    norms: Norms = Norms()
    things: tuple[Thing, ...] = ()
    told: tuple[Told, ...] = ()
    rests: tuple[tuple[date, date], ...] = ()
    people: tuple[Person, ...] = ()
    holders: dict = field(default_factory=dict)

    def is_closed(self):
        return bool(self.things) and all(one.is_settled() for one in self.things)

    def has_word(self):
        return any(one.told_on for one in self.told)

    def owes(self, today):
        """Whether people wait for an answer: it has ended, and not everything is settled and told."""
        ended = today > self.closes_on or (self.withdrawn_on or date.max) <= today
        return bool(self.things) and ended and not self.is_closed()

    def news_by(self):
        """The day on which people expect news, when each thing that is open has one."""
        days = [one.news_by() for one in self.things if not one.is_settled()]
        return min(days) if days and all(days) else None

    def retell_by(self):
        """The day by which people hear that a promise was taken back, or that all was withdrawn."""
        week = timedelta(days=self.norms.retell)
        days = [
            one.told.on + week
            for thing in self.things
            for one in thing.newest()
            if one.disposition == "reversed" and not one.told.told_on
        ]
        if self.withdrawn_on and not self.is_closed():
            days.append(self.withdrawn_on + week)
        return min(days, default=None)


@dataclass(frozen=True)
class Step:
    """One day of the clock: its name for good, its sort, and everybody whom it is for."""

    code: str
    sort: str
    on: date
    to: frozenset[str]

    @property
    def occasion(self):
        return f"{self.code}:{self.on.isoformat()}"


@dataclass(frozen=True)
class Reminder:
    """That one recipient is told one step of one ask by one rule."""

    rule: str
    ask: int
    occasion: str
    recipient: str


# The days ------------------------------------------------------------------------------------------


def clock(ask, last):
    """Every step from the first to `last`, written down line by line as the table of days has them."""
    norms, close = ask.norms, ask.closes_on
    promise = (ask.promised_on - close).days
    table = [(-norms.confirm, "confirm", "confirm", {"owner"})]
    table.append((0, "closed", "closed", {"owner", PEOPLE}))
    if promise > norms.decide:
        table.append((promise - norms.decide, "decide", "decide", {"owner", "decider"}))
    table.append((promise, "first_word", "first_word", {"owner", "backup", PEOPLE}))
    if promise < norms.still_owed < norms.final:
        table.append((norms.still_owed, "still_owed", "still_owed", {"owner", "manager"}))
    day = norms.final
    while close + timedelta(days=day) <= last:
        sort = "waiting" if day < promise else "overdue"
        code = "overdue" if day == norms.final and sort == "overdue" else f"{sort}_{day}"
        late = {PEOPLE} if code == "overdue" else set()
        table.append((day, code, sort, {"owner", "senior"} | late))
        day += norms.repeat
    return one_a_day(close, table)


def one_a_day(close, table):
    """Two on one day are one, for everybody of both, and called by the later line."""
    days = {}
    for day, code, sort, to in table:
        before = days[day].to if day in days else frozenset()
        days[day] = Step(code, sort, close + timedelta(days=day), before | to)
    return [days[day] for day in sorted(days)]


def all_steps(ask, today):
    """The clock up to today, and after it on the same day what was promised and what is to be told again."""
    found = [(step.on, 0, step) for step in clock(ask, today) if step.on <= today]
    for place, code, on, to in (
        (1, "next_news", ask.news_by(), {"owner"}),
        (2, "retell", ask.retell_by(), {"owner", "backup"}),
    ):
        if on:
            found.append((on, place, Step(code, code, on, frozenset(to))))
    return [step for _on, _place, step in sorted(found, key=lambda one: one[:2])]


def has_come(step, ask, now):
    """From eight in the morning on its day; the closing day itself belongs to those who answer."""
    on = step.on + timedelta(days=step.sort == "closed")
    return now >= datetime.combine(on, MORNING, tzinfo=ask.zone)


# Whether it is still true --------------------------------------------------------------------------


def is_done(step, ask):
    """Nothing is owed, all was told, it was withdrawn, or the word that this step asks for was given."""
    if not ask.things or ask.is_closed():
        return True
    if ask.withdrawn_on and step.sort in NOT_OF_A_WITHDRAWN_ASK:
        return True
    return ask.has_word() and step.sort in ASKS_FOR_A_FIRST_WORD


def day_since_morning(ask, now):
    """The day as those who remind count it: it begins at eight in the morning."""
    here = now.astimezone(ask.zone)
    return here.date() if here.time() >= MORNING else here.date() - timedelta(days=1)


def rests(step, ask, now):
    """Whether staff are left alone, because reminders were put off; that it is overdue is said all the same."""
    today = now.astimezone(ask.zone).date()
    is_off = any(
        begins <= today and day_since_morning(ask, now) < ends for begins, ends in ask.rests
    )
    return is_off and step.sort in RESTS_WHILE_PUT_OFF


def is_kept_from_people(step, ask, now):
    """People hear nothing automatic about what was withdrawn, nor that we are late while news they know of lies ahead."""
    today = day_since_morning(ask, now)
    ahead = [day for day in (ask.news_by(), ask.retell_by()) if day and day >= today]
    return bool(ask.withdrawn_on) or (step.sort == "overdue" and bool(ahead))


# Who hears today -----------------------------------------------------------------------------------


def newest_for(ask, now):
    """The newest step that has come for each audience; what is older was overtaken, what was before the opening is not for it."""
    today = now.astimezone(ask.zone).date()
    found = {}
    for step in all_steps(ask, today):
        if has_come(step, ask, now) and step.on >= ask.opened_on:
            found |= dict.fromkeys(step.to, step)
    return found


def who(ask, role):
    """The member who hears in a role; in the owner's place whoever steps in first."""
    some = (role, "backup", "manager", "senior") if role == "owner" else (role,)
    return next((ask.holders[one] for one in some if ask.holders.get(one)), None)


def to_staff(ask, now):
    """Each member with the newest step that they are still to hear of, in whichever role."""
    today = now.astimezone(ask.zone).date()
    wanted = {
        (who(ask, role), step)
        for role, step in newest_for(ask, now).items()
        if role in STAFF and not is_done(step, ask) and not rests(step, ask, now)
    }
    found = {}
    for step in all_steps(ask, today):
        found |= {member: step for member, some in wanted if member and some == step}
    return [("owed_step", f"member:{member}", step) for member, step in found.items()]


def has_the_whole_answer(person, ask):
    """Whether the last word on everything is out, and this person had each of these words."""
    words = [thing.newest() for thing in ask.things]
    return all(
        some
        and all(
            one.disposition not in NOT_FINAL and person.key in one.told.heard_by for one in some
        )
        for some in words
    )


def to_people(ask, now):
    """Each person with the newest step for people, if it is still true for them."""
    step = newest_for(ask, now).get(PEOPLE)
    if step is None or is_done(step, ask) or is_kept_from_people(step, ask, now):
        return []
    return [
        (TO_PEOPLE[step.sort], f"participant:{person.key}", step)
        for person in ask.people
        if person.may_hear
        and not (person.has_heard and step.sort in ASKS_FOR_A_FIRST_WORD)
        and not ((person.has_heard or person.hears_soon) and step.sort == "closed")
        and not (step.sort == "overdue" and has_the_whole_answer(person, ask))
    ]


class Clerk:
    """Goes through all asks by hand each day, and remembers what was said to whom."""

    def __init__(self, said=()):
        self.said = defaultdict(set)
        for one in said:
            self.said[one.ask].add(one)

    def forget(self, some):
        """What was written down, and taken out of the post again, was never said."""
        for one in some:
            self.said[one.ask].discard(one)

    def day(self, asks, now, put_aside=frozenset()):
        """Return everything that is to be said at `now` and was not said before.

        `put_aside` waited in the post for its hour and never left, because meanwhile it was true no more.
        """
        found = set()
        for ask in asks:
            wanted = (
                (Reminder(rule, ask.pk, step.occasion, recipient), step)
                for rule, recipient, step in (*to_staff(ask, now), *to_people(ask, now))
            )
            new = {one for one, step in wanted if not self.was_said(one, step, put_aside)}
            self.said[ask.pk] |= new
            found |= new
        return found

    def was_said(self, one, step, put_aside):
        """Whether exactly this was written down, or the same step was said for another day."""
        before = self.said[one.ask]
        if one in before or step.code in COMES_AGAIN:
            return one in before
        return any(
            (some.rule, some.recipient) == (one.rule, one.recipient)
            and some.occasion.partition(":")[0] == step.code
            and some not in put_aside
            for some in before
        )
