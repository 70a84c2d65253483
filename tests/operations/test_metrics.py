"""Figures for monitors: only with the token, the same names always, and nothing of anybody in them."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from notices.heartbeat import beat
from operations.models import Backup
from tests import factories

TOKEN = "t0ken-" * 6
FIGURES = {
    "coprod_backup_bytes",
    "coprod_backup_seconds_ago",
    "coprod_clock_seconds_apart",
    "coprod_delivery_seconds_ago",
    "coprod_due_message_seconds",
    "coprod_due_message_waiting",
    "coprod_due_notice_seconds",
    "coprod_hold_is_held",
    "coprod_level",
    "coprod_migrations_unapplied",
    "coprod_planner_seconds_ago",
    "coprod_removals_not_copied",
    "coprod_trouble_failed",
    "coprod_trouble_returned",
    "coprod_trouble_unsure",
    "coprod_versions_info",
}

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def monitor(client, settings):
    """Return a function that asks with a header, or without."""
    settings.METRICS_TOKEN = TOKEN
    settings.REDIS_URL = ""

    def ask(shown=f"Bearer {TOKEN}"):
        return client.get("/metrics", headers={"Authorization": shown} if shown else {})

    return ask


@pytest.mark.parametrize("shown", ["", "Bearer ", "Bearer wrong", TOKEN, f"Basic {TOKEN}", "é"])
def test_without_the_token_the_page_does_not_exist(monitor, shown):
    answer = monitor(shown)
    assert answer.status_code == 404
    assert b"coprod_" not in answer.content


@pytest.mark.parametrize("shown", ["", "Bearer ", "Bearer", f"Bearer {TOKEN}"])
def test_switched_off_nobody_gets_in(monitor, settings, shown):
    settings.METRICS_TOKEN = ""
    assert monitor(shown).status_code == 404


def test_the_figures_keep_their_names_and_hold_nothing_private(monitor):
    now, organisation = timezone.now(), factories.organisation("Ashburn Council")
    late = {"state": "queued", "next_try_at": now - timedelta(hours=1)}
    factories.message(organisation, **late)
    factories.notice(organisation, state="planned", planned_at=now - timedelta(hours=1))
    Backup.objects.create(kind="made", name="secret-name", size=3, taken_at=now, finished_at=now)
    for job in ("plan", "deliver"):
        beat(job, now)
    answer = monitor()
    text = answer.content.decode()
    assert (answer.status_code, answer["Cache-Control"]) == (200, "no-store")
    assert set(re.findall(r"^(coprod_\w+)", text, re.MULTILINE)) == FIGURES
    private = ("Ashburn", organisation.slug, factories.canary(organisation), "secret-name", "@")
    assert [word for word in private if word in text] == []


def test_levels_are_numbers(monitor):
    beat("plan", timezone.now())
    text = monitor().content.decode()
    assert 'coprod_level{line="planner"} 0.0' in text
    assert 'coprod_level{line="delivery"} 2.0' in text
