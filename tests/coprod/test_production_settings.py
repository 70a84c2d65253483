"""Production refuses to start with anything missing, in one sentence, through the command a person types."""

import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from coprod.env import SettingError
from coprod.management.commands.serve import NO_REDIS, refuse_what_is_not_shared
from tools.test import PRODUCTION

ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.integration


STARTS = (("serve", "web"), ("serve", "worker"), ("serve", "scheduler"), ("migrate",))


def start(command, changed):
    """Start one of our commands with one thing changed in otherwise good settings."""
    return subprocess.Popen(
        [sys.executable, "manage.py", *command],
        cwd=ROOT,
        env={**os.environ, **PRODUCTION, **changed},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def endings(commands, changed):
    """Return exit status, output and complaint of each command, all started at once."""
    started = [start(command, changed) for command in commands]
    said = [process.communicate(timeout=300) for process in started]
    return [(process.returncode, *words) for process, words in zip(started, said, strict=True)]


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        (
            {"SECRET_KEY": "change-me-" * 6},
            "SECRET_KEY is too easy to guess: give it a random text of at least 50 characters.",
        ),
        (
            {"DEBUG": "1"},
            "DEBUG is on, which shows secrets to visitors: switch it off in production.",
        ),
        (
            {"ALLOWED_HOSTS": ""},
            "ALLOWED_HOSTS is not set: list the host names that Coprod answers to, with commas between.",
        ),
        (
            {"MAIL_URL": ""},
            "MAIL_URL must name a mail server, such as smtp+tls://user:password@mail.example.org:587.",
        ),
    ],
)
def test_production_refuses_whatever_is_started(changed, sentence):
    refused = (1, "", f"Coprod cannot start: {sentence}\n")
    assert endings(STARTS, changed) == [refused] * len(STARTS)


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        (
            {"SECRET_KEY": ""},
            "SECRET_KEY is not set: give it a random text of at least 50 characters.",
        ),
        (
            {"SECRET_KEY_FALLBACKS": "short"},
            "SECRET_KEY_FALLBACKS holds a key that is too easy to guess: take it out.",
        ),
        (
            {"SITE_URL": ""},
            "SITE_URL must be the address people reach Coprod at, such as https://coprod.example.org.",
        ),
        (
            {"SITE_URL": "http://coprod.example.org"},
            "SITE_URL must start with https:// in production: people's links and answers travel over it.",
        ),
        (
            {"MAIL_FROM": ""},
            "MAIL_FROM must be the address that messages come from, such as Coprod <hello@example.org>.",
        ),
    ],
)
def test_production_refuses(changed, sentence):
    assert endings([("check",)], changed) == [(1, "", f"Coprod cannot start: {sentence}\n")]


POSTGRESQL = {"default": {"ENGINE": "django.db.backends.postgresql"}}
SQLITE = {"default": {"ENGINE": "django.db.backends.sqlite3"}}


@pytest.mark.parametrize(
    ("changed", "named"),
    [
        ({"MAILBOX_DIR": ROOT}, "these settings are for development"),
        ({"DATABASES": SQLITE, "REDIS_URL": "redis://127.0.0.1:6379/0"}, "DATABASE_URL names no"),
        ({"DATABASES": POSTGRESQL, "REDIS_URL": ""}, "REDIS_URL names no Redis"),
    ],
)
def test_processes_apart_refuse_what_they_cannot_share(changed, named):
    good = SimpleNamespace(**{"MAILBOX_DIR": None, **changed})
    with pytest.raises(SettingError, match=f"^{named}"):
        refuse_what_is_not_shared(good)


def test_a_refusal_of_theirs_is_one_sentence_too():
    changed = {"DATABASE_URL": "postgresql://a@127.0.0.1/b", "REDIS_URL": ""}
    assert endings([("serve", "web")], changed) == [(1, "", f"Coprod cannot start: {NO_REDIS}\n")]


def test_a_scheduler_without_a_place_says_so(tmp_path):
    (tmp_path / "file").touch()
    shared = {"DATABASE_URL": "postgresql://a@127.0.0.1/b", "REDIS_URL": "redis://127.0.0.1/0"}
    place = tmp_path / "file" / "var"
    assert endings([("serve", "scheduler")], {**shared, "VAR_DIR": str(place)}) == [
        (1, "", f"Coprod cannot write to {place}: Not a directory.\n")
    ]


def test_browsers_take_our_cookies_from_this_host_only():
    shown = (
        "from django.conf import settings as s; print(s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME)"
    )
    bound = "print(s.SESSION_COOKIE_SECURE, s.SESSION_COOKIE_PATH, s.SESSION_COOKIE_DOMAIN)"
    done = subprocess.run(
        [sys.executable, "-c", f"{shown}; {bound}"],
        cwd=ROOT,
        env={**os.environ, **PRODUCTION},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "__Host-sessionid __Host-csrftoken\nTrue / None\n"
