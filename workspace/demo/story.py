"""A story: who takes part, what happens when, and playing it in order as the app would have lived it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta

from access.actors import Actor
from feedback.models import Consultation
from organisations.models import Member, Organisation
from organisations.queries import actor_from
from projects.models import Project
from workspace.demo.past_mail import Bounce, tell_due
from workspace.demo.shift import Calendar

MORNING = time(8)
"""The planner looks every minute; in the story a look each morning and after each event finds the same."""
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
        happened = sorted((one for one in self.events if one.at <= self.now), key=lambda one: one.at)
        for event in self._with_mornings(happened):
            event.do(event.at)
            if event.is_told:
                tell_due(self.home, min(event.at + SOON, self.now), self.bounces)

    def _with_mornings(self, happened: Sequence[Event]) -> list[Event]:
        mornings = []
        day = happened[0].at.astimezone(self.calendar.zone).date()
        while (at := datetime.combine(day, MORNING, tzinfo=self.calendar.zone)) <= self.now:
            mornings.append(Event(at, self._look, is_told=False))
            day += timedelta(days=1)
        return sorted([*happened, *mornings], key=lambda one: one.at)

    def _look(self, at: datetime) -> None:
        tell_due(self.home, at, self.bounces)
