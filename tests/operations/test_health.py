"""The health check: one word, from web and database alone, to whoever asks however they ask."""

import os
import socket
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from django.db import OperationalError

from operations.patience import OPEN_AT_ONCE, ask
from operations.queries import health
from tools.test import PRODUCTION

ROOT = Path(__file__).resolve().parents[2]
NOBODY = "127.0.0.1:1"
"""An address where nothing listens."""

ASK_IN_PRODUCTION = """
import django
django.setup()
from django.db import connection
from django.test import Client
from notices.models import Heartbeat
if {has_tables}:
    with connection.schema_editor() as tables:
        tables.create_model(Heartbeat)
answer = Client().get("/healthz", headers={{"host": "10.0.0.7:8000"}})
print(answer.status_code, answer.content.decode(), answer["Cache-Control"], answer.cookies.output())
"""


def production(*, has_tables=False, **environment):
    """Ask the health check with production's settings, plain HTTP and an address for a name."""
    return subprocess.run(
        [sys.executable, "-c", ASK_IN_PRODUCTION.format(has_tables=has_tables)],
        cwd=ROOT,
        env={**os.environ, **PRODUCTION, **environment},
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()


def test_it_answers_before_anybody_signed_in(client, db, django_assert_num_queries, monkeypatch):
    monkeypatch.setattr(health, "SECONDS_TO_ANSWER", 120)
    with django_assert_num_queries(0):  # on the request's own connection
        answer = client.get("/healthz", headers={"host": "nobody-knows.example"})
    assert (answer.status_code, answer.content) == (200, b"ok\n")
    assert answer["Cache-Control"] == "no-store"
    assert answer.cookies == {}


def test_other_pages_still_want_a_name_of_ours(client, db):
    assert client.get("/accounts/sign-in/", headers={"host": "10.0.0.7"}).status_code == 400


@pytest.mark.embedded
def test_production_answers_over_plain_http_with_redis_down(tmp_path):
    database = {"DATABASE_URL": f"sqlite:///{tmp_path}/a.sqlite3", "VAR_DIR": str(tmp_path)}
    said = production(has_tables=True, REDIS_URL=f"redis://{NOBODY}/0", **database)
    assert said == ["200", "ok", "no-store"]


@pytest.mark.embedded
def test_it_says_when_the_database_is_down(tmp_path):
    dead = {"DATABASE_URL": f"postgresql://app@{NOBODY}/app", "REDIS_URL": f"redis://{NOBODY}/0"}
    said = production(VAR_DIR=str(tmp_path), **dead)
    assert said == ["503", "the", "database", "does", "not", "answer", "no-store"]


@pytest.mark.embedded
def test_it_says_so_when_the_database_hangs(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as mute:
        port = mute.getsockname()[1]
        hung = {"DATABASE_URL": f"postgresql://app@127.0.0.1:{port}/app", "REDIS_URL": ""}
        said = production(VAR_DIR=str(tmp_path), **hung)
    assert said == ["503", "the", "database", "does", "not", "answer", "no-store"]


def test_what_never_answers_is_left_waiting():
    hanging = threading.Event()
    for _ in range(OPEN_AT_ONCE + 2):
        with pytest.raises(TimeoutError):
            ask(hanging.wait, seconds=0.01)
    hanging.set()
    assert ask(lambda: "here", seconds=120) == "here"


def test_what_the_question_raises_reaches_the_one_who_asked():
    def fail():
        raise OperationalError("the server closed the connection")

    with pytest.raises(OperationalError):
        ask(fail, seconds=120)
