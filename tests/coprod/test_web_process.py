"""What a web process loads: no queue before the first bell, which nobody who answers rings, and nothing for pictures before the first picture."""

import json
import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.utils import timezone

from tests.factories.people import organisation
from tests.feedback.answering.conftest import ask_three
from tests.workers import database_url

ROOT = Path(__file__).resolve().parents[2]
ANSWERING = """
import json, sys
from pathlib import Path
from coprod.wsgi import application
from django.conf import settings
from django.test import Client

browser = Client(headers={"host": "localhost"})
asked = [browser.get(page).status_code for page in sys.argv[1:]]
loaded = sorted({name.partition(".")[0] for name in sys.modules} & {"celery", "kombu", "amqp", "PIL"})

from notices import bell
bell.ring()
bell.ring("jobs.tasks.work")
rung = [json.loads(file.read_text())["headers"]["task"] for file in Path(settings.VAR_DIR).glob("queue/messages/*")]
from coprod.celery import app
from jobs.tasks import work
print(json.dumps([asked, loaded, sorted(rung), work.app is app]))
"""


@pytest.fixture
def pages(transactional_db):
    """Return addresses behind which somebody answers now: the door, and a page of questions."""
    now = timezone.now()
    asked = ask_three(
        organisation=organisation(),
        opened_at=now - timedelta(days=7),
        closes_on=(now + timedelta(days=12)).date(),
        closes_at=now + timedelta(days=12),
        decides_on=(now + timedelta(days=30)).date(),
        promised_on=(now + timedelta(days=40)).date(),
    )
    return [asked.door(), asked.url("1/"), "/accounts/sign-in/"]


def test_who_answers_waits_for_no_queue_and_the_bell_finds_our_own(pages, tmp_path):
    is_embedded = connection.vendor == "sqlite"
    of = f"sqlite:///{connection.settings_dict['NAME']}" if is_embedded else database_url()
    settings = {
        "DJANGO_SETTINGS_MODULE": "coprod.settings.development",
        "DATABASE_URL": of,
        "REDIS_URL": "",
        "VAR_DIR": str(tmp_path),
    }
    done = subprocess.run(
        [sys.executable, "-c", ANSWERING, *pages],
        cwd=ROOT,
        env={**os.environ, **settings},
        capture_output=True,
        text=True,
        check=True,
    )
    asked, loaded, rung, is_ours = json.loads(done.stdout.splitlines()[-1])
    assert (asked, loaded) == ([303, 200, 200], [])
    assert (rung, is_ours) == (["jobs.tasks.work", "notices.tasks.tick"], True)
