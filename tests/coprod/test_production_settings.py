"""Production refuses to start with anything missing, in one sentence, through the command a person types."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tools.test import PRODUCTION

ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.integration


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        (
            {"SECRET_KEY": ""},
            "SECRET_KEY is not set: give it a random text of at least 50 characters.",
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
            {"SITE_URL": "http://coprod.example.org"},
            "SITE_URL must start with https:// in production: people's links and answers travel over it.",
        ),
        (
            {"MAIL_URL": ""},
            "MAIL_URL must name a mail server, such as smtp+tls://user:password@mail.example.org:587.",
        ),
    ],
)
def test_production_refuses(changed, sentence):
    done = subprocess.run(
        [sys.executable, "manage.py", "check"],
        cwd=ROOT,
        env={**os.environ, **PRODUCTION, **changed},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (
        1,
        "",
        f"Coprod cannot start: {sentence}\n",
    )


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
