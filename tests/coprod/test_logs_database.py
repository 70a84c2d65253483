"""S21, the database's own log: started as the compose file does, PostgreSQL writes no value of a statement that it refuses."""

import re
import time
from pathlib import Path

import pytest
from django.db import DatabaseError, connection

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]

ROOT = Path(__file__).resolve().parents[2]
WORDS = "Zwiebelkuchen"
REFUSED = [
    "SELECT CAST(%s AS integer)",
    "INSERT INTO t VALUES (%s, NULL)",
    "SELECT %s FROM nowhere",
]
SECONDS = 120


def switches():
    """Return (name, value) of what the compose file says about PostgreSQL's log."""
    text = (ROOT / "docker-compose.yml").read_text("utf-8")
    return re.findall(r'"-c", "(log_\w+)=(\w+)"', text)


def written_about(refused):
    """Return what PostgreSQL writes while it refuses these statements; a mark says when it has written all."""
    with connection.cursor() as cursor:
        cursor.execute("SHOW data_directory")
        log = Path(cursor.fetchone()[0]) / "log"
        before = len(log.read_text("utf-8"))
        cursor.execute("CREATE TEMPORARY TABLE IF NOT EXISTS t (a text, b integer NOT NULL)")
        for statement in refused:
            with pytest.raises(DatabaseError):
                cursor.execute(statement, [WORDS])
        mark = f"mark {time.monotonic_ns()}"
        cursor.execute(f"DO $$ BEGIN RAISE LOG '{mark}'; END $$")
    deadline = time.monotonic() + SECONDS
    while mark not in (text := log.read_text("utf-8")[before:]) and time.monotonic() < deadline:
        time.sleep(0.05)
    return text


@pytest.fixture
def as_compose_starts_it():
    with connection.cursor() as cursor:
        for name, value in switches():
            cursor.execute(f"SET {name} = '{value}'")
        yield
        for name, _ in switches():
            cursor.execute(f"RESET {name}")


def test_left_alone_it_writes_what_people_said(transactional_db):
    assert written_about(REFUSED).count(WORDS) >= len(REFUSED)


def test_as_we_start_it_it_does_not(as_compose_starts_it):
    assert switches() == [("log_min_messages", "log")]
    written = written_about(REFUSED)
    assert (WORDS in written, "mark" in written) == (False, True)
