"""`manage.py run` for real: it says Ready, answers, stops without leaving a process, keeps the data."""

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from django.urls import reverse

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 90

pytestmark = [pytest.mark.integration, pytest.mark.embedded]


@pytest.fixture
def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


@pytest.fixture
def start(tmp_path, free_port):
    """Return a function that starts `run` on a folder of its own; what still runs at the end is ended."""
    started = []

    def begin(port=free_port):
        cleared = {"DATABASE_URL": "", "REDIS_URL": "", "DEBUG": ""}
        settings = {"DJANGO_SETTINGS_MODULE": "coprod.settings.development"}
        process = subprocess.Popen(
            [sys.executable, "manage.py", "run"],
            cwd=ROOT,
            env={**os.environ, **cleared, **settings, "PORT": str(port), "VAR_DIR": str(tmp_path)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        return process

    yield begin
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


def status(port, path):
    with closing(http.client.HTTPConnection("localhost", port, timeout=10)) as asking:
        asking.request("GET", path)
        with asking.getresponse() as answer:
            return answer.status


def test_it_starts_answers_and_stops_twice(start, free_port, tmp_path):
    for _ in ("first", "second"):
        process = start()
        said = lines_until_ready(process)
        assert f"\nReady: http://localhost:{free_port}\n" in said
        assert f"http://localhost:{free_port}/mailbox/" in said
        assert re.search(r"@\S+", said)
        assert (status(free_port, reverse("account_login")), status(free_port, "/nothing/")) == (
            200,
            404,
        )
        process.send_signal(signal.SIGINT)
        assert process.wait(SECONDS) == 0
        assert processes_of(tmp_path) == []


def test_a_port_in_use_is_one_sentence(start, free_port):
    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        other.bind(("127.0.0.1", free_port))
        other.listen()
        output, errors = start().communicate(timeout=SECONDS)
    sentence = (
        f"Port {free_port} is in use by another program: stop that one, or choose another port, "
    )
    assert (output, errors) == ("", f"{sentence}for example PORT=8000 make run.\n")


def test_when_one_part_dies_all_stop(start, tmp_path):
    process = start()
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
    assert processes_of(tmp_path) == []


def is_worker_of(entry, parent):
    try:
        fields = (entry / "stat").read_text().rsplit(")", 1)[1].split()
        return int(fields[1]) == parent and b"celery" in (entry / "cmdline").read_bytes()
    except OSError:
        return False


def test_a_killed_run_leaves_no_process(start, tmp_path):
    process = start()
    lines_until_ready(process)
    process.kill()
    process.wait()
    deadline = time.monotonic() + SECONDS
    while processes_of(tmp_path) and time.monotonic() < deadline:
        time.sleep(0.2)
    assert processes_of(tmp_path) == []
