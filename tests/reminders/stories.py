"""Made-up asks and what happens to them: from a number that names the story for good to real rows, day by day."""

import random  # noqa: TID251 -- made-up stories, the same for each number
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta

from access.scope import working_in
from feedback.actions.schedule import reset_next_notice
from feedback.models import Telling
from tests import factories as make
from tests.factories.asking import end_of_day

BEFORE_THE_TICK = time(11, tzinfo=UTC)
ZONES = (
    "Europe/London",
    "Pacific/Kiritimati",
    "Australia/Lord_Howe",
    "America/St_Johns",
    "Pacific/Pago_Pago",
    "America/New_York",
)
"""From the first to the last of a day, with half hours, and clocks that change on different days."""
PROMISES = (28, 28, 28, 7, 14, 21, 35, 42, 56, 70, 84, 85, 100, 112, 130)
FINAL = ("changed", "partly_changed", "not_changed", "out_of_our_hands")
ROLES = ("owner", "decider", "backup", "manager", "senior")
LATER = ("hold", "hold", "part", "part", "settle", "snooze", "snooze", "take_back", "withdraw")
LATER += ("hand_over", "hand_over", "ring", "ring", "poster", "poster", "miss", "make_good", "stop")
LATER += ("say_late",)
"""What may happen once answering has ended; what makes no sense on its day does not happen."""


@dataclass
class Place:
    """An organisation in one time zone, with colleagues, a project and some closed days."""

    zone: str
    start: object

    def __post_init__(self):
        self.home = make.organisation(time_zone=self.zone)
        self.members = [make.member(self.home) for _each in range(6)]
        self.project = make.project(self.home)
        for days in (20, 100, 250):
            on = self.start + timedelta(days=days)
            make.closed_spell(self.home, starts_on=on, ends_on=on + timedelta(days=14))


@dataclass
class Story:
    """One ask with its fate: what is planned for which day, and what has come of it so far."""

    place: Place
    seed: int
    span: int
    ask: object = None
    items: list = field(default_factory=list)
    people: list = field(default_factory=list)
    outcomes: dict = field(default_factory=dict)
    became: dict = field(default_factory=dict)
    rests_until: object = None
    days: dict = field(default_factory=dict)

    def __post_init__(self):
        self.rng = random.Random(self.seed)  # noqa: S311 -- as above
        rng, start = self.rng, self.place.start
        self.opens_on = start + timedelta(days=rng.randrange(self.span * 4 // 5))
        self.closes_on = self.opens_on + timedelta(days=rng.choice([1, 5, 7, 10, 21, 40]))
        self.promised_on = self.closes_on + timedelta(days=rng.choice(PROMISES))
        self.happens(self.opens_on, "open")
        for what in ("extend", "hand_over", "withdraw"):
            if rng.random() < 0.15:
                within = (self.closes_on - self.opens_on).days
                self.happens(self.opens_on + timedelta(days=rng.randrange(within + 1)), what)
        day = self.closes_on
        while rng.random() < 0.93:
            day += timedelta(days=rng.choice([1, 1, 2, 5, 7, 9, 14, 14, 20, 28]))
            self.happens(day, rng.choice(LATER))

    def happens(self, on, what):
        self.days.setdefault(on, []).append(what)

    def live(self, day):
        """Let happen what is planned for a day; like every action, each says when to look again."""
        now = datetime.combine(day, BEFORE_THE_TICK)
        for what in self.days.get(day, ()):
            with working_in(self.place.home):
                getattr(self, what)(now, now.astimezone(self.place.home.zone).date())
                self.ask.refresh_from_db()
                reset_next_notice(self.ask, today=now.astimezone(self.place.home.zone).date())
        return bool(self.days.get(day))

    # While people can answer --------------------------------------------------------------------

    def open(self, now, today):
        rng, home = self.rng, self.place.home
        roles = {role: rng.choice(self.place.members) for role in ROLES}
        carrier = {}
        if rng.random() < 0.3:
            roles["decider"] = None
            carrier = {"decider_name": rng.choice(["", "The board"]), "carrier": roles["senior"]}
        self.ask = make.open_consultation(
            home,
            project=self.place.project,
            created_by=roles["owner"],
            opened_at=now,
            closes_on=self.closes_on,
            closes_at=end_of_day(home, self.closes_on),
            promised_on=self.promised_on,
            decides_on=self.closes_on,
            **roles,
            **carrier,
        )
        self.items = list(self.ask.items.all())
        for _more in range(rng.choice([0, 0, 1, 2])):
            self.items.append(make.item(home, consultation=self.ask, text="And this"))
        if rng.random() < 0.05:
            self.ask.items.all().delete()
            self.items = []
        for _each in range(rng.choice([0, 0, 1, 2, 3])):
            self.answer()
        for _nameless in range(rng.choice([0, 0, 1])):
            make.response(home, consultation=self.ask)

    def answer(self):
        home, rng = self.place.home, self.rng
        choices = [{}, {}, {}, {"email": ""}, {"hears_outcomes": "no"}]
        person = make.participant(home, **rng.choice(choices))
        self.people.append(person)
        if rng.random() < 0.2:
            make.subscription(home, consultation=self.ask, participant=person)
            return
        asked = make.ask(home, consultation=self.ask, participant=person)
        said = make.response(home, consultation=self.ask)
        make.response_author(home, ask=asked, thread=said.thread)

    def extend(self, now, today):
        if today > self.ask.closes_on or self.ask.withdrawn_at:
            return
        moved = timedelta(days=7)
        make.extension(
            self.place.home,
            consultation=self.ask,
            closed_on_before=self.ask.closes_on,
            closes_on=self.ask.closes_on + moved,
            extended_at=now,
        )
        self.ask.closes_on += moved
        self.ask.promised_on += moved
        self.ask.closes_at = end_of_day(self.place.home, self.ask.closes_on)
        self.ask.save()

    def withdraw(self, now, today):
        if self.ask.withdrawn_at or not self.open_items():
            return
        self.ask.withdrawn_at = now
        self.ask.save()
        self.say(self.open_items(), "withdrawn", now, today, kind="withdrawal")

    def hand_over(self, now, today):
        role, to = self.rng.choice(ROLES), self.rng.choice(self.place.members)
        setattr(self.ask, role, to)
        self.ask.save()

    # Once it has ended --------------------------------------------------------------------------

    def has_ended(self, today):
        return bool(today > self.ask.closes_on or self.ask.withdrawn_at)

    def open_items(self):
        return [one for one in self.items if self.became.get(one.pk) not in (*FINAL, "withdrawn")]

    def hold(self, now, today):
        ahead = timedelta(days=self.rng.choice([3, 14, 28, 40, 60]))
        if self.has_ended(today) and self.open_items():
            self.say(
                self.open_items(),
                "still_deciding",
                now,
                today,
                kind="holding",
                next_on=today + ahead,
            )

    def part(self, now, today):
        if self.has_ended(today) and self.open_items():
            some = self.rng.sample(self.open_items(), 1)
            self.say(some, self.rng.choice(FINAL), now, today)

    def settle(self, now, today):
        if self.has_ended(today) and self.open_items():
            self.say(self.open_items(), self.rng.choice(FINAL), now, today)

    def snooze(self, now, today):
        number = self.ask.snoozes.count() + 1
        is_resting = self.rests_until and today < self.rests_until
        if not self.has_ended(today) or not self.open_items() or number > 2 or is_resting:
            return
        until = today + timedelta(days=14)
        told = self.say(
            self.open_items(), "still_deciding", now, today, kind="holding", next_on=until
        )
        make.snooze(
            self.place.home,
            consultation=self.ask,
            publication=told,
            number=number,
            from_on=today,
            until_on=until,
            at=now,
        )
        self.rests_until = until
        if number == 1 and self.rng.random() < 0.5:
            self.happens(now.date() + timedelta(days=14), "snooze")

    def take_back(self, now, today):
        kept = [one for one in self.items if self.became.get(one.pk) in FINAL]
        if kept:
            self.say(self.rng.sample(kept, 1), "reversed", now, today, kind="reversal")

    def miss(self, now, today):
        kept = [
            one
            for one in self.items
            if self.became.get(one.pk) in FINAL
            and not one.reopenings.filter(settled_on=None).exists()
        ]
        if kept:
            make.item_reopening(self.place.home, item=self.rng.choice(kept), reopened_on=today)

    def make_good(self, now, today):
        for item in self.items:
            item.reopenings.filter(settled_on=None).update(settled_on=today)

    def say_late(self, now, today):
        if self.has_ended(today) and self.open_items():
            make.late_note(
                self.place.home,
                consultation=self.ask,
                promised_on=self.ask.promised_on,
                new_on=max(today, self.ask.promised_on) + timedelta(days=10),
                at=now,
            )

    def stop(self, now, today):
        going = [one for one in self.people if not hasattr(one, "stop")]
        if going:
            make.stop(self.place.home, participant=going[0], stopped_on=today)

    # Telling ------------------------------------------------------------------------------------

    def say(self, items, disposition, now, today, *, kind="outcome", next_on=None):
        """Publish one wording for each of these; people hear by e-mail, by phone when somebody rings, or from a poster."""
        home, rng = self.place.home, self.rng
        told = make.publication(
            home, consultation=self.ask, kind=kind, published_at=now, published_on=today
        )
        for item in items:
            about = self.outcomes.get(item.pk) or make.outcome(home, items=[item])
            self.outcomes[item.pk] = about
            make.outcome_version(
                home,
                outcome=about,
                disposition=disposition,
                publication=told,
                next_on=next_on,
                saved_at=now,
            )
            self.became[item.pk] = disposition
        for person in self.people:
            self.to_tell(told, person, rng)
        if rng.random() < 0.7:
            self.hang(told, today)
        return told

    def to_tell(self, told, person, rng):
        row = {"publication": told, "participant": person}
        if hasattr(person, "stop"):
            row["not_told_because"] = "stopped"
        elif person.hears_outcomes == "no":
            row["not_told_because"] = "chose"
        elif not person.contact_email or rng.random() < 0.2:
            row["channel"] = "phone"
        make.telling(self.place.home, **row)

    def hang(self, told, today):
        make.telling(
            self.place.home, publication=told, is_channel=True, channel="poster", told_on=today
        )

    def poster(self, now, today):
        bare = [
            one
            for one in self.ask.publications.all()
            if not one.tellings.filter(is_channel=True).exists()
        ]
        for one in bare:
            self.hang(one, today)

    def ring(self, now, today):
        waiting = Telling.objects.pending().filter(publication__consultation=self.ask)
        waiting.filter(channel="phone").update(told_on=today)
