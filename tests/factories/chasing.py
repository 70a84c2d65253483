"""One closed ask with a person for each role, and the moments of its clock, counted from the last day for answers."""

from datetime import datetime, time, timedelta
from typing import Any

from access.scope import working_in
from feedback.actions.schedule import reset_next_notice
from feedback.models import Consultation
from notices.actions import preview
from tests.factories.answers import response, response_author
from tests.factories.asking import ask, closed_consultation
from tests.factories.closing import snooze
from tests.factories.happened import outcome, outcome_version, publication, telling
from tests.factories.people import member, organisation
from tests.factories.planning import participant

ROLES = ("owner", "decider", "backup", "manager", "senior")


class Clock:
    """A consultation of organisation A that was open for a month, and what is planned on its days."""

    def __init__(self, **fields: Any) -> None:
        self.home = organisation(time_zone=fields.pop("time_zone", "Europe/London"))
        people = {role: member(self.home) for role in ROLES}
        self.people = people | {name: fields[name] for name in ROLES if name in fields}
        self.ask: Consultation = closed_consultation(self.home, **(people | fields))
        self.look()

    def look(self) -> None:
        """Put the consultation into the index as if it had just opened."""
        with working_in(self.home):
            reset_next_notice(self.ask, today=self.ask.opened_at.date())

    def at(self, days: int, hour: int = 9) -> datetime:
        """The local time so many days after the last day for answers."""
        day = self.ask.closes_on + timedelta(days=days)
        return datetime.combine(day, time(hour), tzinfo=self.home.zone)

    def told(self, days: int, rule: str = "owed_step", hour: int = 9) -> set[tuple[str, str]]:
        """Who would be told on that day: pairs of step and role."""
        found = preview(now=self.at(days, hour))
        return {
            (one.occasion.partition(":")[0], one.role) for one in found.notices if one.rule == rule
        }

    def skipped(self, days: int, rule: str = "owed_step") -> set[str]:
        """The reasons for which somebody would not be told on that day."""
        return {one.reason for one in preview(now=self.at(days)).skipped if one.rule == rule}

    def answer(self, **fields: Any) -> Any:
        """One person answers by personal link; return the person."""
        person = participant(self.home, **fields)
        asked = ask(self.home, consultation=self.ask, participant=person)
        said = response(self.home, consultation=self.ask)
        response_author(self.home, ask=asked, thread=said.thread)
        return person

    def publish(self, days: int, *, disposition: str = "changed", **fields: Any) -> Any:
        """Something was published and told by a poster, so many days after closing."""
        on = self.ask.closes_on + timedelta(days=days)
        with working_in(self.home):
            items = list(self.ask.items.all())
            about = self.ask.outcomes.first() or outcome(self.home, items=items)
        published = publication(
            self.home, consultation=self.ask, published_at=self.at(days), published_on=on
        )
        fields = {"disposition": disposition, "publication": published} | fields
        version = outcome_version(self.home, outcome=about, **fields)
        telling(self.home, publication=published, is_channel=True, channel="poster", told_on=on)
        return version

    def snooze(self, days: int, number: int = 1) -> Any:
        """Reminders rest for two weeks from that day on, and people were told why."""
        until = self.at(days + 14).date()
        told = self.publish(days, disposition="still_deciding", next_on=until).publication
        told.kind = "holding"
        told.save()
        fields = {"number": number, "from_on": self.at(days).date(), "until_on": until}
        found = snooze(self.home, consultation=self.ask, publication=told, **fields)
        with working_in(self.home):
            reset_next_notice(self.ask, today=self.at(days).date())
        return found
