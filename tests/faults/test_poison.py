"""F16: what cannot be read stands at the head of the queue, and what cannot be written at the head of the outbox."""

import base64
import json

import pytest

from access.scope import across_organisations
from notices.models import Message, MessageState
from tests.faults.owing import STAFF, make_time_pass, owing, sent_ids, waiting

pytestmark = pytest.mark.postgres

PEOPLE = 6
QUEUE = "coprod:celery"
TASKS = ("notices.tasks.plan", "notices.tasks.compose", "notices.tasks.deliver")


def letter(body, kind="application/json", **headers):
    """Return one message of the queue as Redis holds it."""
    told = {"lang": "py", "task": "notices.tasks.plan", "id": "00-poison", "root_id": "00-poison"}
    properties = {
        "correlation_id": "00-poison",
        "delivery_tag": f"poison-{kind}-{len(body)}",
        "delivery_info": {"exchange": "", "routing_key": "celery"},
        "body_encoding": "base64",
        "priority": 0,
    }
    return json.dumps(
        {
            "body": base64.b64encode(body).decode(),
            "content-encoding": "utf-8",
            "content-type": kind,
            "headers": told | headers,
            "properties": properties,
        }
    )


GOOD = b'[[], {}, {"callbacks": null, "errbacks": null, "chain": null, "chord": null}]'
POISON = (
    letter(b"cos\nsystem\n(S'true'\ntR.", "application/x-python-serialize"),
    letter(b"\xff\xfe no text"),
    letter(GOOD, task="no.such.task"),
    letter(b'[["too", "many"], {"and": "more"}, {}]'),
    letter(b"x" * 10_000_000),
)


def test_f16_poison_at_the_head_of_the_queue_holds_back_nobody(workers, tmp_path):
    owing(PEOPLE)
    for one in reversed(POISON):
        workers.redis.rpush(QUEUE, one)
    workers.start(2)
    workers.until(lambda: on_time(workers), "everybody was written to")
    workers.wait_until_idle()
    assert sent_ids(tmp_path / "mail").total() == STAFF + PEOPLE


def on_time(workers):
    if not workers.redis.llen(QUEUE):
        workers.ring(*TASKS)
    return len(workers.mail()) >= STAFF + PEOPLE


def test_f16_what_cannot_be_written_is_parked_after_three_tries(workers, tmp_path):
    """Account mail whose sealed words nobody can read, first in the outbox."""
    with across_organisations(reason="account mail has no organisation"):
        bad = Message.objects.create(
            organisation=None,
            recipient_kind="address",
            recipient_key="",
            next_try_at="2020-01-01T00:00:00Z",
            sealed=b"not sealed by us",
        )
    owing(PEOPLE)
    workers.start(1)
    workers.until(lambda: on_time(workers), "everybody was written to")
    make_time_pass()
    workers.ring(*TASKS)
    workers.wait_until_idle()
    bad.refresh_from_db()
    assert (bad.state, bad.attempts <= 3, waiting()) == (MessageState.FAILED, True, 0)
    assert set(sent_ids(tmp_path / "mail").values()) == {1}
