"""What a line holds: names and numbers of ours, never a secret, an address or a word that somebody typed."""

import json
import logging
import sys

import pytest
import structlog
from django.core.exceptions import ImproperlyConfigured
from django.db import IntegrityError, OperationalError
from django.test import Client
from django.urls import get_resolver, reverse

from coprod.logs import JSON, PLAIN, LineFormatter, PatientHandler, configuration
from coprod.scrubbing import account_of, without_secrets
from projects.tokens import new_plan_slug

SECRET = "vz503VrntTxA2zIK0-YjV7N7"
KEY = "MTI:1w0Abc:" + "s1gNature-_" * 4
WORDS = "They never rang back"
ADDRESSES = [
    reverse("feedback:answer_link", kwargs={"token": SECRET}),
    reverse("feedback:check_link", kwargs={"token": SECRET}),
    reverse("participants:stop", kwargs={"token": SECRET}),
    reverse("participants:record_link", kwargs={"token": SECRET}),
    reverse("participants:stay", kwargs={"token": SECRET}),
    reverse("feedback:try_card", kwargs={"token": SECRET}),
    reverse("workspace:calendar_feed", kwargs={"token": SECRET}),
    reverse("organisations:invitation_accept", kwargs={"token": SECRET}),
    reverse("account_confirm_email", kwargs={"key": KEY}),
    reverse("account_reset_password_from_key", kwargs={"uidb36": "1z", "key": f"d0c4kf-{SECRET}"}),
]


@pytest.fixture(autouse=True)
def _no_request_before():
    structlog.contextvars.clear_contextvars()


def record(name, message, *args, **extra):
    made = logging.LogRecord(name, logging.INFO, __file__, 1, message, args, None)
    made.__dict__.update(extra)
    return made


def told(*given, **extra):
    line = json.loads(LineFormatter(style=JSON).format(record(*given, **extra)))
    del line["timestamp"]
    return line


def raised(failure):
    try:
        raise failure
    except type(failure):
        return sys.exc_info()


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_secret_of_an_address_is_left_out(address):
    for text in (f"Not Found: {address}", f'"{address}?next=1"', address.replace("/", "%2F")):
        masked = without_secrets(text)
        assert "…" in masked
        assert not any(secret in masked for secret in (SECRET, KEY, KEY[-20:]))


def test_the_address_of_a_plan_that_is_not_for_everybody_is_left_out():
    slug = new_plan_slug()
    assert slug not in without_secrets(
        f"Not Found: {reverse('workspace:plan_outside', args=[slug])}"
    )


def test_every_address_with_a_token_is_known_here():
    named = {
        str(pattern.pattern).partition("<")[0]
        for _name, (_prefix, resolver) in get_resolver().namespace_dict.items()
        for pattern in resolver.url_patterns
        if ":token>" in str(pattern.pattern)
    }
    known = {address.lstrip("/").partition(SECRET)[0] for address in ADDRESSES}
    assert {"a/", "k/", "t/", "calendar/", "stop/", "me/", "stay/", "invitation/"} == named
    assert named <= known


@pytest.mark.parametrize("text", ["<ana@x.example>", "ana%40x.example", "to=ana.b+c@x.example,"])
def test_where_somebody_can_be_reached_is_left_out(text):
    assert "ana" not in without_secrets(text)


def test_a_server_is_named_without_its_password():
    text = "cannot reach redis://user:pass@10.0.0.2:6379/0"
    assert without_secrets(text) == "cannot reach redis://…@10.0.0.2:6379/0"


def test_other_addresses_stay_whole():
    text = "Not Found: /o/ashburn/consultations/12/ and /f/abcdefghjkmn/1/ and /j/abcdefgh"
    assert without_secrets(text) == text


def test_a_line_of_ours_is_kept_whole():
    assert told("notices.post", "Message %s: %s", 12, "refused") == {
        "level": "info",
        "logger": "notices.post",
        "event": "Message 12: refused",
    }


def test_of_a_librarys_line_only_numbers_and_kinds_stay():
    failure = ConnectionError("password for ana@x.example")
    line = told("kombu.connection", "Cannot reach %s after %d tries: %r", WORDS, 3, failure)
    assert line["event"] == "Cannot reach … after 3 tries: 'ConnectionError'"
    assert told("lib", "%(who)s said %(what)r %(n)d", {"who": WORDS, "what": WORDS, "n": WORDS})[
        "event"
    ] == ("… said … 0")


def test_a_refusal_names_its_kind_only():
    line = told("django.security.DisallowedHost", "Invalid HTTP_HOST header: 'ana.example'.")
    assert line["event"] == "refused: DisallowedHost"


def test_a_line_about_a_task_names_it_and_what_it_counted():
    data = {"id": "7f", "name": "notices.tasks.plan", "args": [WORDS], "kwargs": WORDS}
    data |= {"return_value": "3", "runtime": 0.0124}
    line = told("celery.app.trace", "Task %(name)s succeeded: %(return_value)s", data, data=data)
    assert WORDS not in str(line)
    named = {key: line[key] for key in ("task", "task_id", "count", "ms")}
    assert named == {"task": "notices.tasks.plan", "task_id": "7f", "count": 3, "ms": 12.4}


@pytest.mark.parametrize(
    "failure", [IntegrityError(WORDS), ValueError(WORDS), KeyError(WORDS), RuntimeError(SECRET)]
)
def test_an_exception_is_its_kind_and_its_places(failure):
    account = account_of(raised(failure)[1])
    kind, place = account.splitlines()
    assert kind in {"ValueError", "KeyError", "RuntimeError", "django.db.utils.IntegrityError"}
    assert place.startswith("  tests/coprod/test_logs.py:")
    assert place.endswith(" raised")


def test_causes_are_told_as_well():
    failure = ValueError(WORDS)
    failure.__cause__ = raised(KeyError(WORDS))[1]
    kinds = [line for line in account_of(failure).splitlines() if not line.startswith(" ")]
    assert kinds == ["ValueError", "KeyError"]


def test_what_only_names_code_or_a_server_is_told():
    missing = ImproperlyConfigured("SITE_URL is not set")
    assert account_of(missing).endswith("ImproperlyConfigured: SITE_URL is not set")
    away = OperationalError("connection refused\nDETAIL: " + WORDS)
    assert account_of(away) == "django.db.utils.OperationalError: connection refused"
    assert account_of(OSError(28, "No space left on device", "/x/" + WORDS)) == (
        "OSError: No space left on device"
    )


@pytest.mark.django_db
def test_a_request_has_one_line_with_its_route_and_no_address(caplog):
    caplog.set_level(logging.INFO, "coprod.request_log")
    answer = Client(headers={"User-Agent": WORDS}).get(f"{ADDRESSES[0]}?q={SECRET}")
    (made,) = (each for each in caplog.records if each.name == "coprod.request_log")
    line = json.loads(LineFormatter(style=JSON).format(made))
    assert set(line) == {"timestamp", "level", "logger", "event", *made.fields, "request_id"}
    assert (line["route"], line["status"]) == ("feedback:answer_link", 404)
    assert line["request_id"] == answer["X-Request-ID"]
    assert SECRET not in str(line)


def test_a_plain_line_is_for_people():
    line = LineFormatter(style=PLAIN).format(
        record("ui.views", "Broken", exc_info=raised(ValueError(WORDS)), fields={"status": 500})
    )
    head, kind, place = line.splitlines()
    assert head.endswith("Z info ui.views Broken status=500")
    assert (kind, place.split(":")[0]) == ("ValueError", "  tests/coprod/test_logs.py")


def test_a_developer_in_debug_mode_sees_everything():
    open_line = LineFormatter(style=PLAIN, is_open=True)
    line = open_line.format(record("lib", "said %s", WORDS, exc_info=raised(ValueError(WORDS))))
    assert line.count(WORDS) == 2


def test_statements_are_never_written_whatever_level_is_asked_for():
    made = configuration(level="DEBUG", style=JSON)
    assert made["loggers"]["django.db.backends"] == {"level": "INFO"}


class Closed:
    """A stream that takes nothing more, as a full disk or a closed pipe."""

    def write(self, text):
        raise ValueError("I/O operation on closed file")


def test_a_stream_that_takes_nothing_costs_the_line_only(capsys):
    handler = PatientHandler(Closed())
    handler.handle(record("ui.views", "Broken"))
    assert capsys.readouterr() == ("", "")
