"""What real processes write: objects of one line each and nothing private; and that they work when nobody takes their lines."""

import contextlib
import http.client
import json
import os
import subprocess
import time
from pathlib import Path

import pytest

from coprod.processes import web_command
from tools.services import free_port

pytestmark = [pytest.mark.integration]

ROOT = Path(__file__).resolve().parents[2]
SECRET, WORDS, ADDRESS = "vz503VrntTxA2zIK0-YjV7N7", "Zwiebelkuchen", "zwiebel@regen.example"
SECONDS = 300
FORM = {"Content-Type": "application/x-www-form-urlencoded", "User-Agent": WORDS}
SERVERS_OWN = ("[INFO] ", "[WARNING] ")
"""How the web server's few words at start and stop begin; its log of requests is off."""


def ask(port, method, path, body=None):
    """Return the status, or None while nobody answers."""
    asking = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    try:
        asking.request(method, path, body, FORM | {"Host": "localhost"})
        return asking.getresponse().status
    except OSError:
        return None
    finally:
        asking.close()


def start(settings, streams):
    """Start a web server and wait until it answers; anew when another program took the free port first."""
    deadline = time.monotonic() + SECONDS
    process = None
    while True:
        if process is None or process.poll() is not None:
            port = free_port()
            command, where = web_command("127.0.0.1", port, 1), {**os.environ, **settings}
            process = subprocess.Popen(command, cwd=ROOT, env=where, **streams)
        if ask(port, "GET", "/accounts/sign-in/") is not None:
            return port, process
        if time.monotonic() > deadline:
            process.kill()
            process.wait()
            raise AssertionError(f"no answer within {SECONDS} s")
        time.sleep(0.1)


@contextlib.contextmanager
def web(folder, **streams):
    """Run a web server on an empty database, so that every page that reads it fails."""
    settings = {
        "DJANGO_SETTINGS_MODULE": "coprod.settings.development",
        "DATABASE_URL": f"sqlite:///{folder / 'empty.sqlite3'}",
        "REDIS_URL": "",
        "VAR_DIR": str(folder),
        "LOG_FORMAT": "json",
        "DEBUG": "",
    }
    port, process = start(settings, streams)
    try:
        yield port
    finally:
        process.terminate()
        process.wait(SECONDS)


def visit(port):
    """Ask for pages that fail, with a token in the address and words in the form; return the statuses."""
    return [
        ask(port, "GET", f"/a/{SECRET}"),
        ask(port, "POST", f"/stop/{SECRET}/?q={WORDS}", f"q={WORDS}&mail={ADDRESS}"),
        ask(port, "GET", f"/{WORDS}/"),
    ]


@pytest.mark.embedded
def test_a_web_server_writes_objects_and_nothing_private(tmp_path):
    log = tmp_path / "web.log"
    with log.open("wb") as output, web(tmp_path, stdout=output, stderr=output) as port:
        statuses = visit(port)
    assert statuses == [503, 403, 404]
    written = log.read_text().splitlines()
    lines = [json.loads(line) for line in written if not line.startswith(SERVERS_OWN)]
    asked = [line["route"] for line in lines if line["event"] == "request"]
    assert asked[-3:] == ["feedback:answer_link", "participants:stop", "no route"]
    assert sum("exception" in line for line in lines) == 1
    assert not any(private in log.read_text() for private in (SECRET, WORDS, ADDRESS))


@pytest.mark.embedded
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_web_server_whose_log_is_full_goes_on_answering(tmp_path):
    with open("/dev/full", "wb") as full:  # noqa: PTH123 -- a device
        with web(tmp_path, stdout=full, stderr=full) as port:
            assert visit(port) == [503, 403, 404]


@pytest.mark.embedded
def test_a_web_server_whose_log_nobody_reads_any_more_goes_on_answering(tmp_path):
    reading, writing = os.pipe()
    with web(tmp_path, stdout=writing, stderr=writing) as port:
        os.close(reading)
        os.close(writing)
        assert visit(port) == [503, 403, 404]
