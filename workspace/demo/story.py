"""A story: who takes part, what happens when, and playing it in order as the app would have lived it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from django.db.models import Max

from access.actors import Actor
from access.models import AuditEntry
from feedback.models import Consultation
from organisations.models import Member, Organisation
from organisations.queries import actor_from
from projects.models import PlanChange, Project
from workspace.demo.past_mail import Bounce, tell_due
from workspace.demo.shift import Calendar

MORNING = time(8)
"""The planner looks every minute. Looking after each event, and on the mornings of the clock, finds the same."""
SOON = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened. `is_told` says that somebody may have to be told of it at once."""

    at: datetime
    do: Callable[[datetime], object]
    is_told: bool


@dataclass
class Story:
    """One organisation's story up to `now`. What lies later than that has not happened."""

    home: Organisation
    calendar: Calendar
    now: datetime
    staff: dict[str, Member]
    people: dict[str, int] = field(default_factory=dict)
    groups: dict[str, str] = field(default_factory=dict)
    projects: dict[str, Project] = field(default_factory=dict)
    asks: dict[str, int] = field(default_factory=dict)
    bounces: set[Bounce] = field(default_factory=set)
    events: list[Event] = field(default_factory=list)
    dated: int = 0
    dated_changes: int = 0

    def actor(self, code: str) -> Actor:
        """Return a member as the person who acts."""
        return actor_from(self.staff[code])

    def ask(self, code: str) -> Consultation:
        """Return a consultation as it stands, by the code that the story gives it."""
        return Consultation.objects.all().for_page().get(pk=self.asks[code])

    def on(
        self,
        day: tuple[int, int],
        do: Callable[[datetime], object],
        *,
        hour: int = 10,
        minute: int = 0,
        is_told: bool = True,
    ) -> None:
        """Let something happen on a day (month, day) of the story; `do` gets the moment."""
        self.events.append(Event(self.calendar.at(*day, hour, minute), do, is_told))

    def play(self) -> None:
        """Let everything up to `now` happen in order, the reminders between the events too."""
        events = sorted((one for one in self.events if one.at <= self.now), key=lambda one: one.at)
        morning: datetime | None = None
        for event in events:
            while morning is not None and morning <= event.at:
                morning = self._look(morning)
            event.do(event.at)
            self._date(event.at)
            if event.is_told:
                seen = min(event.at + SOON, self.now)
                tell_due(self.home, seen, self.bounces)
                morning = self._next_morning(after=seen)
        while morning is not None and morning <= self.now:
            morning = self._look(morning)

    def _date(self, at: datetime) -> None:
        """Let the audit trail and the plans' history say when things happened in the story, not when it was told."""
        rows = AuditEntry._base_manager.filter(organisation=self.home, pk__gt=self.dated)
        newest = rows.aggregate(newest=Max("pk"))["newest"]
        if newest is not None:
            rows.update(at=at)
            self.dated = newest
        changes = PlanChange._base_manager.filter(organisation=self.home, pk__gt=self.dated_changes)
        newest = changes.aggregate(newest=Max("pk"))["newest"]
        if newest is not None:
            changes.update(at=at)
            self.dated_changes = newest

    def _look(self, at: datetime) -> datetime | None:
        tell_due(self.home, at, self.bounces)
        self._date(at)
        return self._next_morning(after=at)

    def _next_morning(self, *, after: datetime) -> datetime | None:
        """The next morning on which the clock calls for a look; None when it calls for none."""
        days = Consultation.objects.exclude(next_notice_on=None).order_by("next_notice_on")
        first: date | None = days.values_list("next_notice_on", flat=True).first()
        if first is None:
            return None
        today = after.astimezone(self.calendar.zone)
        earliest = today.date() + timedelta(days=today.time() >= MORNING)
        return datetime.combine(max(first, earliest), MORNING, tzinfo=self.calendar.zone)
