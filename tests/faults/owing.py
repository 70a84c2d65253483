"""Asks whose promised day is today, with people who wait, and what became of every message about them."""

import re
from collections import Counter
from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from access.scope import across_organisations
from notices.models import Message, MessageState, Notice, NoticeState
from organisations.models import Member, Organisation
from organisations.terms import AT_ONCE
from tests.factories.asking import end_of_day
from tests.factories.chasing import Clock

STAFF = 3
"""Owner, decider and backup hear of each ask today."""
LONG_AGO = timedelta(minutes=15)
MESSAGE_ID = re.compile(rb"^Message-ID: (\S+)", re.MULTILINE)


def owing(people):
    """Return an ask in a time zone where the morning has come, answered by so many people."""
    now = timezone.now()
    closed = now.date() - timedelta(days=29)
    clock = Clock(
        time_zone="Pacific/Kiritimati",
        closes_on=closed,
        opened_at=now - timedelta(days=60),
        promised_on=closed + timedelta(days=28),
    )
    clock.ask.closes_at = end_of_day(clock.home, closed)
    clock.ask.save()
    write_at_any_hour(clock)
    for _each in range(people):
        clock.answer()
    return clock


def write_at_any_hour(clock):
    """Let no hour of the night and no day of the week hold a message back: the test runs at any of them."""
    home = Organisation._base_manager.filter(pk=clock.home.pk)
    home.update(quiet_from=0, quiet_until=0, working_days=127)
    staff = Member._base_manager.filter(pk__in=[one.pk for one in clock.people.values()])
    staff.update(remind_by=AT_ONCE)


def make_time_pass():
    """Let leases, hand-overs and pauses of the dead run out, as a quarter of an hour would."""
    now = timezone.now()
    with across_organisations(reason="the test turns the clock for every message"):
        leased = Message.objects.filter(state=MessageState.LEASED)
        leased.filter(lease_until__gt=now).update(lease_until=now - LONG_AGO)
        held = Message.objects.filter(state=MessageState.HANDED_OVER)
        held.update(handed_over_at=now - LONG_AGO)
        Message.objects.filter(next_try_at__gt=now).update(next_try_at=now)


def waiting():
    """Return how many notices and messages are on their way though nothing tells them to wait."""
    now = timezone.now()
    with across_organisations(reason="the test counts every row"):
        planned = Notice.objects.filter(state=NoticeState.PLANNED)
        unsent = Message.objects.filter(
            state__in=(MessageState.QUEUED, MessageState.LEASED, MessageState.HANDED_OVER)
        )
        return planned.filter(Q(not_before=None) | Q(not_before__lte=now)).count() + unsent.count()


def fates():
    """Return the states of all notices, and of all messages."""
    with across_organisations(reason="the test counts every row"):
        return (
            Counter(Notice.objects.values_list("state", flat=True)),
            Counter(Message.objects.values_list("state", flat=True)),
        )


def said():
    """Return how often each rule told each person each occasion, and each step under whichever day."""
    with across_organisations(reason="the test counts every row"):
        rows = Notice.objects.values_list("rule", "subject", "recipient_key", "occasion")
        return Counter(rows)


def sent_ids(folder):
    """Return the identification of each letter that the mail server was given, as often as it was."""
    return Counter(
        found for file in folder.glob("*.log") for found in MESSAGE_ID.findall(file.read_bytes())
    )
