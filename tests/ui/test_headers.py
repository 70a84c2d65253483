"""Every error, file and refusal at the edge carries exactly the headers that every page carries."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from tests.journeys.error_urls import PAGES
from tests.ui.header_set import HSTS, WITH_SCRIPT, WITHOUT_SCRIPT, carried, expected
from tools.test import PRODUCTION

pytestmark = [pytest.mark.integration, pytest.mark.urls("tests.journeys.error_urls")]

ROOT = Path(__file__).resolve().parents[2]
MANY = "&".join(f"f{n}=1" for n in range(settings.DATA_UPLOAD_MAX_NUMBER_FIELDS + 1))
REFUSALS = {
    "an unknown address": (404, lambda ask: ask.get("/nowhere/")),
    "an address with NUL": (404, lambda ask: ask.get("/echo/%00")),
    "a host that is not ours": (400, lambda ask: ask.get("/echo/", headers={"host": "evil.test"})),
    "too many fields": (413, lambda ask: ask.post("/echo/", MANY, content_type=FORM)),
    "no form token": (403, lambda ask: ask.post("/echo/", {"q": "two words"})),
    "nobody signed in": (302, lambda ask: ask.get("/private/")),
    "a static file that is not there": (404, lambda ask: ask.get("/static/none.css")),
}
FORM = "application/x-www-form-urlencoded"
FAILING = {"/broken/": 500, "/no-database/": 503}
IN_PRODUCTION = """
import json, django
from django.conf import settings
settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"  # none collected
django.setup()
from django.test import Client
ask = Client()
found = {
    "secure": ask.get("/nowhere/", secure=True, headers={"host": "coprod.example.org"}),
    "plain": ask.get("/nowhere/", headers={"host": "coprod.example.org"}),
    "foreign": ask.get("/nowhere/", headers={"host": "evil.test"}),
}
print(json.dumps({name: [r.status_code, dict(r.headers)] for name, r in found.items()}))
"""


@pytest.fixture
def ask(settings):
    """Return a browser that speaks to us as in production, and sees error pages rather than tracebacks."""
    settings.SECURE_HSTS_SECONDS, settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = 365 * 86400, True
    settings.WHITENOISE_AUTOREFRESH = True
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    through_proxy = {"X-Forwarded-Proto": "https"}
    return Client(enforce_csrf_checks=True, raise_request_exception=False, headers=through_proxy)


@pytest.mark.parametrize("name", REFUSALS)
def test_a_refusal_at_the_edge_carries_the_whole_set(name, ask):
    status, act = REFUSALS[name]
    answer = act(ask)
    assert answer.status_code == status
    policy = answer.headers["Content-Security-Policy"]
    assert policy in {WITH_SCRIPT, WITHOUT_SCRIPT}
    assert carried(answer) == expected(policy)


@pytest.mark.parametrize("view", PAGES, ids=lambda view: view.__name__)
def test_each_error_page_carries_the_whole_set(view, ask):
    answer = ask.get(f"/{view.__name__}/")
    assert answer.status_code == PAGES[view]
    assert carried(answer) == expected(WITH_SCRIPT)


@pytest.mark.parametrize(("path", "status"), FAILING.items())
def test_a_fault_carries_the_whole_set(path, status, ask):
    answer = ask.get(path)
    assert answer.status_code == status
    assert carried(answer) == expected(WITH_SCRIPT)


def test_a_file_may_be_kept_and_carries_the_rest(ask):
    answer = ask.get("/static/css/tokens.css")
    assert (answer.status_code, b":root" in answer.getvalue()) == (200, True)
    answer.close()
    assert carried(answer) == expected(WITHOUT_SCRIPT) | {"Cache-Control": "max-age=60, public"}


def test_nothing_without_an_address_of_its_own_may_run_script(ask):
    answer = ask.get("/nowhere/")
    assert answer.headers["Content-Security-Policy"] == WITHOUT_SCRIPT


def test_a_method_that_an_address_does_not_know_gets_a_page(ask):
    answer = ask.get("/only-post/")
    assert answer.status_code == 405
    assert answer.headers["Allow"] == "POST"
    assert "Nothing was changed." in answer.content.decode()
    assert carried(answer) == expected(WITH_SCRIPT)


def test_the_settings_of_production_send_the_same():
    done = subprocess.run(
        [sys.executable, "-c", IN_PRODUCTION],
        cwd=ROOT,
        env={**os.environ, **PRODUCTION, "PYTHONWARNINGS": "ignore"},
        capture_output=True,
        text=True,
        check=True,
    )
    found = json.loads(done.stdout.splitlines()[-1])
    statuses = {name: status for name, (status, _) in found.items()}
    assert statuses == {"secure": 404, "plain": 301, "foreign": 400}
    for name, (_, headers) in found.items():
        promised = HSTS if name == "secure" else {}
        sent = {key: headers.get(key) for key in expected(WITHOUT_SCRIPT)}
        kept = {"Cache-Control": "private, no-store", "Strict-Transport-Security": None}
        assert sent == expected(WITHOUT_SCRIPT) | kept | promised
