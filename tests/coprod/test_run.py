"""`manage.py run` for real: it says Ready, answers, stops without leaving a process, keeps the data."""

import http.client
import os
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from django.urls import reverse

from tools.services import free_port

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 300

pytestmark = [pytest.mark.integration, pytest.mark.embedded]


def begin(folder, port):
    """Start `run` on a folder of its own."""
    cleared = {"DATABASE_URL": "", "REDIS_URL": "", "DEBUG": ""}
    settings = {"DJANGO_SETTINGS_MODULE": "coprod.settings.development"}
    return subprocess.Popen(
        [sys.executable, "manage.py", "run"],
        cwd=ROOT,
        env={**os.environ, **cleared, **settings, "PORT": str(port), "VAR_DIR": str(folder)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.fixture(scope="module")
def first_run(tmp_path_factory):
    """Start on an empty folder, stop by Ctrl-C; return the folder and what was seen."""
    folder, port = tmp_path_factory.mktemp("first"), free_port()
    process = begin(folder, port)
    try:
        seen = look_and_stop(process, folder, port)
    finally:
        process.kill()
        process.communicate()
    return folder, seen


@pytest.fixture
def folder(first_run, tmp_path):
    """Return a copy of what the first run left."""
    return shutil.copytree(first_run[0], tmp_path / "var")


@pytest.fixture
def start(folder):
    """Return a function that starts `run` again on that copy; what still runs at the end is ended."""
    started = []

    def again(port):
        started.append(begin(folder, port))
        return started[-1]

    yield again
    for process in started:
        process.kill()
        process.communicate()


def lines_until_ready(process):
    lines = []
    for line in process.stdout:
        lines.append(line)
        if line.startswith("Ctrl-C"):
            return "".join(lines)
    raise AssertionError("".join(lines) + process.stderr.read())


def processes_of(folder):
    """Return the commands of this machine's processes that work on `folder`."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            environment = (entry / "environ").read_bytes()
        except OSError:
            continue
        if f"VAR_DIR={folder}\0".encode() in environment:
            found.append((entry / "cmdline").read_bytes())
    return found


def left_of(folder):
    """Return what still works on `folder` after the system had time to end what was killed."""
    deadline = time.monotonic() + SECONDS
    while (found := processes_of(folder)) and time.monotonic() < deadline:
        time.sleep(0.1)
    return found


def status(port, path):
    with closing(http.client.HTTPConnection("localhost", port, timeout=120)) as asking:
        asking.request("GET", path)
        with asking.getresponse() as answer:
            return answer.status


def rows(folder):
    """Return the keys of the organisations, which the first start made."""
    with closing(sqlite3.connect(folder / "coprod.sqlite3")) as database:
        return database.execute("SELECT id, slug FROM organisations_organisation").fetchall()


def look_and_stop(process, folder, port):
    """Wait for Ready, look at two pages, press Ctrl-C; return all that a test may ask about."""
    said = lines_until_ready(process)
    pages = (status(port, reverse("account_login")), status(port, "/nothing/"))
    process.send_signal(signal.SIGINT)
    return {
        "address": f"\nReady: http://localhost:{port}\n" in said,
        "mailbox": f"http://localhost:{port}/mailbox/" in said,
        "sign-ins": re.search(r"@\S+", said) is not None,
        "pages": pages,
        "exit": process.wait(SECONDS),
        "left": left_of(folder),
    }


GOOD = {
    "address": True,
    "mailbox": True,
    "sign-ins": True,
    "pages": (200, 404),
    "exit": 0,
    "left": [],
}


def test_the_first_start_says_where_to_look_and_stops_cleanly(first_run):
    assert first_run[1] == GOOD


def test_the_second_start_does_the_same_and_keeps_the_data(start, folder):
    before, port = rows(folder), free_port()
    assert look_and_stop(start(port), folder, port) == GOOD
    assert rows(folder) == before


def test_a_port_in_use_is_one_sentence(tmp_path):
    port = free_port()
    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        other.bind(("127.0.0.1", port))
        other.listen()
        output, errors = begin(tmp_path, port).communicate(timeout=SECONDS)
    sentence = f"Port {port} is in use by another program: stop that one, or choose another port, "
    assert (output, errors) == ("", f"{sentence}for example PORT=8000 make run.\n")


def test_when_one_part_dies_all_stop(start, folder):
    process = start(free_port())
    lines_until_ready(process)
    worker = next(
        int(entry.name)
        for entry in Path("/proc").glob("[0-9]*")
        if is_worker_of(entry, process.pid)
    )
    os.kill(worker, signal.SIGKILL)
    _, errors = process.communicate(timeout=SECONDS)
    assert process.returncode == 1
    assert errors.startswith("The worker stopped by itself, so Coprod stops; all it said is in ")
    assert left_of(folder) == []


def is_worker_of(entry, parent):
    try:
        fields = (entry / "stat").read_text().rsplit(")", 1)[1].split()
        return int(fields[1]) == parent and b"\0celery\0" in (entry / "cmdline").read_bytes()
    except OSError:
        return False


def test_a_killed_run_leaves_no_process(start, folder):
    process = start(free_port())
    lines_until_ready(process)
    process.kill()
    process.wait()
    assert left_of(folder) == []
