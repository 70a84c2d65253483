"""The tasks and the bell: thin, cheap when nothing is due, and never in anybody's way."""

import logging

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext

from access.scope import across_organisations
from notices import bell, tasks
from notices.actions import queue_account_mail
from notices.models import Heartbeat, Notice
from notices.rules import rules
from tests.factories import NOW


@pytest.fixture
def no_queue():
    """A queue at an address where nobody listens."""
    conf = tasks.tick.app.conf
    nowhere = "redis://127.0.0.1:1/0"
    before = {"task_always_eager": True, "broker_url": "memory://", "broker_write_url": "memory://"}
    conf.update(task_always_eager=False, broker_url=nowhere, broker_write_url=nowhere)
    yield
    conf.update(before)


def statements(task):
    with CaptureQueriesContext(connection) as found:
        task()
    return [one["sql"] for one in found if not one["sql"].startswith(("SAVEPOINT", "RELEASE"))]


def test_an_idle_tick_asks_once_for_each_rule(db):
    heartbeat, of_the_ladder = 1, ["owed_step", "no_news", "thanks"]
    assert {*of_the_ladder} < {one.kind for one in rules}  # those read the same asks, once
    assert len(statements(tasks.plan)) == len(rules) - len(of_the_ladder[1:]) + heartbeat


def test_idle_composing_delivering_and_sweeping_cost_next_to_nothing(db):
    counts = [len(statements(one)) for one in (tasks.compose, tasks.deliver, tasks.sweep)]
    assert counts == [1, 2, 2]


def test_a_tick_leaves_a_heartbeat(db):
    tasks.plan()
    tasks.plan()
    assert [one.name for one in Heartbeat.objects.all()] == ["plan"]


def test_planning_goes_on_to_composing_and_delivering(parrot):
    tasks.plan.delay()
    assert len(mail.outbox) == 2


def test_the_bell_rings_after_the_commit(db, time_machine, django_capture_on_commit_callbacks):
    time_machine.move_to(NOW)
    with django_capture_on_commit_callbacks(execute=True):
        queue_account_mail(to="new@example.org", subject="Hello", body="Hello", now=NOW)
        bell.ring()
        assert mail.outbox == []
    assert [one.to for one in mail.outbox] == [["new@example.org"]]


def test_a_queue_that_is_gone_is_no_concern_of_the_one_who_rings(
    db, no_queue, django_capture_on_commit_callbacks, caplog
):
    with (
        caplog.at_level(logging.WARNING, "notices.bell"),
        django_capture_on_commit_callbacks(execute=True),
    ):
        bell.ring()
    assert "the next minute will do" in caplog.text


def test_a_queue_that_refuses_is_tried_once_and_not_waited_for(db, no_queue, monkeypatch):
    slept = []
    monkeypatch.setattr("time.sleep", slept.append)
    monkeypatch.setattr("kombu.utils.functional.sleep", slept.append)
    bell._publish("notices.tasks.tick")
    assert slept == []


@pytest.mark.parametrize("task", ["tick", "plan"])
def test_replayed_tasks_have_no_second_effect(parrot, task):
    for _each in range(3):
        getattr(tasks, task).delay()
    assert len(mail.outbox) == 2
    with across_organisations(reason="the test counts every notice"):
        assert Notice.objects.count() == 2
