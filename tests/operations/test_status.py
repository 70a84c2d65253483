"""How the installation stands: each line turns when it should, and says what to do."""

from datetime import timedelta

import pytest
from django.utils import timezone

from access.models import Removal
from access.scope import working_in
from notices.heartbeat import beat
from notices.models import OutboxHold
from operations.models import Backup
from operations.queries.status import standing
from tests import factories

pytestmark = pytest.mark.django_db

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


@pytest.fixture
def now():
    """The present: the clock of a real database cannot stand still."""
    return timezone.now()


def level(now, key):
    """Return how one line stands."""
    return line(now, key).level


def line(now, key):
    return next(one for one in standing(now).lines if one.key == key)


@pytest.mark.parametrize(
    ("job", "key", "age", "expected"),
    [
        ("plan", "planner", timedelta(seconds=119), "good"),
        ("plan", "planner", timedelta(seconds=121), "bad"),
        ("deliver", "delivery", timedelta(seconds=119), "good"),
        ("deliver", "delivery", timedelta(minutes=3), "warn"),
        ("deliver", "delivery", timedelta(minutes=6), "bad"),
        ("worker restarted", "worker", HOUR, "warn"),
        ("worker restarted", "worker", timedelta(days=2), "good"),
    ],
)
def test_jobs(now, job, key, age, expected):
    beat(job, now - age)
    assert level(now, key) == expected


def test_before_anything_ran(now):
    assert (level(now, "planner"), level(now, "delivery")) == ("bad", "bad")
    assert level(now, "worker") == "good"


@pytest.mark.parametrize(
    ("age", "expected"), [(MINUTE, "good"), (10 * MINUTE, "warn"), (16 * MINUTE, "bad")]
)
def test_what_waits(now, age, expected):
    organisation = factories.organisation()
    factories.notice(organisation, rule="owed_step", state="planned", planned_at=now - age)
    factories.message(organisation, state="queued", next_try_at=now - age)
    assert (level(now, "due_notice"), level(now, "due_message")) == (expected, expected)
    assert "People are waiting for an answer" in line(now, "due_notice").says


def test_what_is_to_be_tried_later_is_not_late(now):
    factories.message(factories.organisation(), state="queued", next_try_at=now + HOUR)
    factories.message(
        factories.organisation(), state="leased", next_try_at=now - HOUR, lease_until=now + MINUTE
    )
    found = line(now, "due_message")
    assert (found.level, found.facts) == ("good", {"seconds": None, "waiting": 2})


def test_what_waits_for_a_person_to_release_it_is_not_late(now):
    factories.message(factories.organisation(), state="queued", next_try_at=now - HOUR)
    OutboxHold.objects.create(reason="restored", held_at=now - HOUR)
    assert (level(now, "due_message"), level(now, "hold")) == ("good", "warn")
    OutboxHold.objects.update(released_at=now)
    assert (level(now, "due_message"), level(now, "hold")) == ("bad", "good")


def test_messages_that_did_not_arrive(now):
    organisation = factories.organisation()
    for state in ("unsure", "failed", "failed", "returned", "sent"):
        factories.message(organisation, state=state)
    assert level(now, "trouble") == "warn"
    assert line(now, "trouble").facts == {"unsure": 1, "failed": 2, "returned": 1}
    assert level(now + timedelta(days=8), "trouble") == "good"


@pytest.mark.parametrize(("age", "expected"), [(35 * HOUR, "good"), (37 * HOUR, "bad")])
def test_backups(now, age, expected):
    Backup.objects.create(kind="made", name="a", taken_at=now - age, finished_at=now - age)
    assert (level(now, "backup"), level(now, "restore")) == (expected, "good")


def test_a_backup_is_missed_only_where_mail_leaves_the_machine(now, settings):
    assert level(now, "backup") == "good"
    settings.MAILBOX_DIR = None
    assert level(now, "backup") == "warn"


def test_removals_that_no_file_holds_yet(now, settings):
    organisation = factories.organisation()
    assert level(now, "removals") == "good"
    with working_in(organisation):
        factories.make(Removal, organisation)
        Removal.objects.update(is_copied=False)
    assert (level(now, "removals"), line(now, "removals").facts) == ("warn", {"not_copied": 1})


def test_removals_need_a_file(now, settings):
    settings.REMOVALS_FILE = None
    assert level(now, "removals") == "warn"


def test_a_restore_is_remembered(now):
    Backup.objects.create(
        kind="restored", name="a", taken_at=now - 9 * HOUR, finished_at=now - HOUR
    )
    assert line(now, "restore").says == "Restored 1\xa0hour ago."
    assert level(now, "backup") == "good"


def test_the_whole_is_as_urgent_as_its_worst_line(now):
    for job in ("plan", "deliver"):
        beat(job, now)
    assert (standing(now).level, standing(now).exit_status) == ("good", 0)
    beat("worker restarted", now)
    assert (standing(now).level, standing(now).exit_status) == ("warn", 1)
    assert (standing(now + HOUR).level, standing(now + HOUR).exit_status) == ("bad", 2)


def test_it_takes_the_same_statements_however_much_waits(now, django_assert_max_num_queries):
    organisation = factories.organisation()
    for _ in range(30):
        factories.notice(organisation, state="planned", planned_at=now)
        factories.message(organisation)
    with django_assert_max_num_queries(16):
        standing(now)
