"""`manage.py status`: words for people, stable keys for machines, an exit status for both."""

import io
import json
from datetime import UTC, timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from notices.heartbeat import beat
from operations.domain.standing import Level, Line, Standing
from operations.management.commands.status import as_json, as_text
from operations.terms import LINES
from tests.factories import NOW

COMMON = ["level", "says", "advice"]
KEYS = {
    "database": [*COMMON, "engine", "version"],
    "clock": [*COMMON, "seconds_apart"],
    "migrations": [*COMMON, "unapplied"],
    "broker": COMMON,
    "planner": [*COMMON, "seconds_ago"],
    "delivery": [*COMMON, "seconds_ago"],
    "due_notice": [*COMMON, "seconds"],
    "due_message": [*COMMON, "seconds", "waiting"],
    "trouble": [*COMMON, "unsure", "failed", "returned"],
    "hold": [*COMMON, "is_held"],
    "worker": COMMON,
    "backup": COMMON,
    "restore": COMMON,
    "removals": [*COMMON, "not_copied"],
    "versions": [*COMMON, "coprod", "python", "django", "celery"],
}


def status(*arguments):
    """Run the command; return what it wrote and its exit status."""
    said = io.StringIO()
    try:
        call_command("status", *arguments, stdout=said)
    except SystemExit as end:
        return said.getvalue(), end.code
    return said.getvalue(), 0


@pytest.mark.django_db(transaction=True)
def test_it_leaves_with_the_most_urgent_level():
    assert status()[1] == 2
    for job in ("plan", "deliver"):
        beat(job, timezone.now())
    assert status()[1] == 0
    beat("worker restarted", timezone.now() - timedelta(hours=1))
    assert status("--json")[1] == 1


@pytest.mark.django_db(transaction=True)
def test_machines_read_the_same_keys_always(settings):
    settings.REDIS_URL = ""
    for job in ("plan", "deliver"):
        beat(job, timezone.now())
    found = json.loads(status("--json")[0])
    assert list(found) == ["at", "level", "lines"]
    assert {key: list(line) for key, line in found["lines"].items()} == KEYS
    assert set(KEYS) == set(LINES)


def test_people_read_words_and_what_to_do():
    lines = [
        Line("planner", Level.BAD, "It never ran here.", "Start the worker."),
        Line("hold", Level.GOOD, "Messages may leave.", facts={"is_held": 0}),
    ]
    found = Standing(NOW.astimezone(UTC), lines)
    assert as_text(found).splitlines() == [
        "Act now",
        "Act now       Planning what people are told: It never ran here.",
        "              Start the worker.",
        "In order      Outbox: Messages may leave.",
    ]
    assert json.loads(as_json(found))["lines"]["hold"]["is_held"] == 0
