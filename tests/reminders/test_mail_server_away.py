"""F7: the mail server is away for six hours. What is owed stays right, and all is sent within an hour of its return."""

from datetime import timedelta

import pytest
from django.core import mail

from access.scope import across_organisations
from notices.models import Message, MessageState, Notice, NoticeState
from tests.factories.chasing import Clock
from tests.reminders.walk import owed_by_page, remind

pytestmark = [pytest.mark.integration, pytest.mark.django_db]

PHASES = ("Late", "Down", "Busy")
"""The server answers too late, then nobody listens, then it says: come back later."""
COUNTS = [
    pytest.param(2, 4, 60, id="short"),
    pytest.param(40, 47, 10, marks=pytest.mark.drill, id="two-thousand"),
]
"""How many asks, how many people wait for each, and how many minutes from tick to tick while it is away."""
STAFF = 3
HOURS_AWAY = 6


@pytest.fixture
def server(settings):
    def use(name):
        settings.MAILERS = {"default": {"BACKEND": f"tests.notices.servers.{name}"}}

    return use


def states(model):
    with across_organisations(reason="the test looks at every row"):
        return list(model.objects.values_list("state", flat=True))


@pytest.mark.parametrize(("asks", "people", "minutes"), COUNTS)
def test_f7_all_leave_once_within_an_hour_of_its_return(server, asks, people, minutes):
    clocks = [Clock() for _each in range(asks)]
    for clock in clocks:
        for _one in range(people):
            clock.answer()
    start, ticks = clocks[0].at(28), HOURS_AWAY * 60 // minutes
    for tick in range(ticks):
        server(PHASES[tick * len(PHASES) // ticks])
        now = start + tick * timedelta(minutes=minutes)
        remind(now)
        assert owed_by_page(now) == {clock.ask.pk for clock in clocks}
    assert mail.outbox == []
    server("Working")
    for minute in range(0, 61, 10):
        remind(start + timedelta(hours=HOURS_AWAY, minutes=minute))
    assert states(Notice) == [NoticeState.SENT] * asks * (people + STAFF)
    assert set(states(Message)) == {MessageState.SENT}
    assert len(mail.outbox) == len({one.extra_headers["Message-ID"] for one in mail.outbox})


def test_f7_what_is_refused_for_good_is_tried_once(server):
    clock = Clock()
    clock.answer()
    for hour in range(HOURS_AWAY):
        server("Refusing")
        remind(clock.at(28) + timedelta(hours=hour))
    server("Working")
    remind(clock.at(28) + timedelta(hours=HOURS_AWAY))
    assert (set(states(Message)), mail.outbox) == ({MessageState.FAILED}, [])
