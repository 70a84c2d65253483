"""A fault that is reported says where in the code it happened, and nobody's words."""

import json
import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest
import sentry_sdk
from sentry_sdk.transport import Transport

from coprod import env, error_reports
from coprod.logs import JSON, configuration

pytestmark = [pytest.mark.unit]

ROOT = Path(__file__).resolve().parents[2]
WORDS, SECRET, ADDRESS = "Zwiebelkuchen", "vz503VrntTxA2zIK0-YjV7N7", "zwiebel@regen.example"
WITHOUT_THE_PACKAGE = """
import sys
sys.modules["sentry_sdk"] = None
from coprod import env, error_reports
try:
    error_reports.start("https://key@reports.example.org/1")
except env.SettingError as problem:
    print(problem)
"""


class Kept(Transport):
    """Keeps what would leave."""

    left = None

    def capture_envelope(self, envelope):
        self.left.append(json.loads(envelope.items[0].payload.get_bytes()))


@pytest.fixture
def reports():
    """Return what leaves for the reporter."""
    Kept.left = []
    error_reports.start("https://key@reports.example.org/1", transport=Kept)
    yield Kept.left
    sentry_sdk.get_client().close()
    sentry_sdk.init()


def fail(words):
    message = f"broken at /a/{words}"
    raise ValueError(message)


def report(**extra):
    """Write the line of a fault to the reporter, in a process where much was said before."""
    sentry_sdk.set_user({"email": ADDRESS, "ip_address": "203.0.113.77"})
    sentry_sdk.set_context("form", {"q1": WORDS})
    sentry_sdk.add_breadcrumb(message=f"POST /a/{SECRET}", data={"q1": WORDS})
    try:
        fail(SECRET)
    except ValueError:
        made = (logging.ERROR, __file__, 1, f"At {SECRET}: {WORDS}", (), sys.exc_info())
    record = logging.LogRecord("ui.views", *made)
    record.__dict__.update(extra)
    error_reports.Reporter().handle(record)


def test_a_report_names_the_fault_and_its_places_only(reports):
    fields = {"route": "feedback:answer_page", "request_id": "0a1b2c3d", "typed": WORDS}
    report(fields=fields, data={"name": "notices.tasks.plan", "args": WORDS})
    (sent,) = reports
    assert sent["tags"] == {
        "route": "feedback:answer_page",
        "request_id": "0a1b2c3d",
        "task": "notices.tasks.plan",
    }
    (fault,) = sent["exception"]["values"]
    assert fault["type"] == "ValueError"
    assert [frame["function"] for frame in fault["stacktrace"]["frames"]] == ["report", "fail"]
    assert set(sent) <= {*error_reports.KEPT, "tags", "exception"}
    assert not any(private in json.dumps(sent) for private in (WORDS, SECRET, ADDRESS, "203.0"))


def test_a_line_without_a_fault_is_not_reported(reports):
    record = logging.LogRecord("ui.views", logging.ERROR, __file__, 1, WORDS, (), None)
    error_reports.Reporter().handle(record)
    assert reports == []


def test_faults_are_written_and_reported():
    made = error_reports.reporting(configuration(level="INFO", style=JSON))
    assert made["root"]["handlers"] == ["console", "reports"]
    assert made["handlers"]["reports"]["level"] == "ERROR"


def test_without_its_package_the_start_is_refused_in_one_sentence():
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_THE_PACKAGE],
        cwd=ROOT,
        env=os.environ,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == (
        "SENTRY_DSN is set, but the reporter's package is not installed: install requirements-prod.txt.\n"
    )


@pytest.mark.parametrize("value", ["reports.example.org/1", "https://reports.example.org/1"])
def test_an_address_that_is_none_is_refused(monkeypatch, value):
    monkeypatch.setenv("SENTRY_DSN", value)
    with pytest.raises(env.SettingError, match="SENTRY_DSN must be the address"):
        env.sentry_dsn()
