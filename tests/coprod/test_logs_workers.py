"""What a real worker writes about its tasks, good and poisoned: names, ids and counts, and nothing private."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from access.scope import working_in
from tests import factories

pytestmark = pytest.mark.postgres

WORDS = "Zwiebelkuchen"
TASKS = ("notices.tasks.plan", "notices.tasks.compose", "notices.tasks.deliver")
POISON = ("no.such.task", "notices.tasks.plan")


@pytest.fixture
def invited(workers):
    """Somebody who is due an invitation; return the words that may never be written about them."""
    until = timezone.now() + timedelta(days=14)
    organisation = factories.organisation(f"{WORDS} Trust")
    with working_in(organisation):
        inviter = factories.member(organisation)
        invitation = factories.member_invitation(organisation, invited_by=inviter, expires_at=until)
    return [WORDS, invitation.email, inviter.user.email, inviter.user.name]


def read(workers):
    """Return the text of the worker's log and the objects of its lines, without the greeting at its start."""
    text = workers.running[0][1].read_text()
    return text, [json.loads(line) for line in text.splitlines() if line.startswith("{")]


def test_a_workers_lines_are_objects_that_hold_nothing_private(workers, invited):
    workers.start(1, LOG_FORMAT="json", LOG_LEVEL="DEBUG")
    workers.ring(*TASKS)
    workers.until(workers.mail, "the invitation was sent")
    for task in POISON:
        workers.bell.send_task(task, args=[WORDS], kwargs={"to": invited[1]})
    workers.wait_until_idle()
    text, lines = read(workers)
    done = {line["task"] for line in lines if "ms" in line and "task" in line}
    failed = [line for line in lines if line["level"] == "error" and "exception" in line]
    assert set(TASKS) <= done
    assert [line["logger"] for line in failed][-1:] == ["celery.app.trace"]
    assert [private for private in invited if private.lower() in text.lower()] == []
