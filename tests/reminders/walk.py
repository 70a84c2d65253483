"""Walking through the days: `remind --now` each noon, beside the clerk who does the same by hand."""

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from io import StringIO

import time_machine
from django.core.management import call_command

from access.scope import across_organisations, working_in
from feedback.queries.loops import owed_consultations
from notices.models import Notice
from organisations.models import Organisation
from tests.reminders import plain
from tests.reminders.brute_force import Clerk

NOON = time(12, tzinfo=UTC)
OWED_ON = (0, 3)
"""The days of the week on which the page of answers owed is looked at too."""


@dataclass(frozen=True)
class Difference:
    """What one side said on a day and the other did not."""

    on: object
    only_by_hand: tuple
    only_by_machine: tuple


class Walk:
    """A number of days, and where machine and clerk differed on them."""

    def __init__(self, start, stories=()):
        self.start, self.stories = start, stories
        self.before = plain.notices()
        self.clerk = Clerk(self.before.values())
        self.count, self.seen, self.differences, self.owed_wrong = 0, {}, [], []

    def go(self, days):
        for number in range(days):
            self.day(self.start + timedelta(days=number))
        return self

    def day(self, day):
        now = datetime.combine(day, NOON)
        with time_machine.travel(now, tick=False):
            for story in self.stories:
                story.live(day)
            asks = plain.asked()
            by_hand = self.clerk.day(asks, now, plain.notices_put_aside())
            if day.weekday() in OWED_ON:
                self.look_at_owed(asks, now)
        remind(now)
        found = plain.notices()
        by_machine = {one for pk, one in found.items() if pk not in self.before}
        self.before = found
        self.clerk.forget(plain.notices_taken_out())
        self.count += len(by_machine)
        if by_hand != by_machine:
            self.differences.append(
                Difference(day, (*by_hand - by_machine,), (*by_machine - by_hand,))
            )

    def look_at_owed(self, asks, now):
        owed = {one.pk for one in asks if one.owes(now.astimezone(one.zone).date())}
        if wrong := owed ^ owed_by_page(now):
            self.owed_wrong.append((now, wrong))


def remind(now):
    """Run the command as somebody would at that moment."""
    with time_machine.travel(now, tick=False):
        call_command("remind", "--now", now.isoformat(), stdout=StringIO())


def owed_by_page(now):
    """Return what the page of answers owed shows, over all organisations."""
    found = set()
    for home in Organisation.objects.all():
        with working_in(home):
            found |= {one.consultation.pk for one in owed_consultations(now)}
    return found


def how_often_said():
    """Return how often each rule planned one occasion for one person: only ever once."""
    with across_organisations(reason="the test counts every notice"):
        rows = Notice.objects.exclude(plain.TAKEN_OUT)
        rows = rows.values_list("rule", "subject", "recipient_key", "occasion")
        return set(Counter(rows).values())
