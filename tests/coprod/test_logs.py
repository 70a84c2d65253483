"""No secret of an address stands in a log line, however the request went."""

import logging

import pytest
from django.http import HttpRequest
from django.test import Client
from django.urls import reverse

from coprod.logs import LineFormatter, without_secrets
from ui.views import server_error

pytestmark = [pytest.mark.integration]

SECRET = "vz503VrntTxA2zIK0-YjV7N7"
KEY = "MTI:1w0Abc:" + "s1gNature-_" * 4
ADDRESSES = [
    reverse("feedback:answer_link", kwargs={"token": SECRET}),
    reverse("participants:stop", kwargs={"token": SECRET}),
    reverse("organisations:invitation_accept", kwargs={"token": SECRET}),
    reverse("account_confirm_email", kwargs={"key": KEY}),
    reverse("account_reset_password_from_key", kwargs={"uidb36": "1z", "key": f"d0c4kf-{SECRET}"}),
]


@pytest.fixture
def lines():
    """Return what the log handlers of the settings write, line by line."""
    logger = logging.getLogger("django")
    console = next(one for one in logger.handlers if isinstance(one.formatter, LineFormatter))
    written = []

    class Keeping(logging.Handler):
        def emit(self, record):
            written.append(console.format(record))

    keeping = Keeping()
    for each in (logger, logging.getLogger("ui")):
        each.addHandler(keeping)
    yield written
    for each in (logger, logging.getLogger("ui")):
        each.removeHandler(keeping)


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_secret_of_an_address_is_left_out(address):
    for text in (f"Not Found: {address}", f'"{address}?next=1"', address.replace("/", "%2F")):
        masked = without_secrets(text)
        assert "…" in masked
        assert not any(secret in masked for secret in (SECRET, KEY, KEY[-20:]))


def test_other_addresses_stay_whole():
    text = "Not Found: /o/ashburn/consultations/12/ and /f/abcdefghjkmn/1/ and /j/abcdefgh"
    assert without_secrets(text) == text


@pytest.mark.django_db
def test_refused_and_unknown_links_are_logged_without_their_secret(lines):
    strict = Client(enforce_csrf_checks=True)
    answers = [ask(address) for address in ADDRESSES[:3] for ask in (strict.get, strict.post)]
    assert [answer.status_code for answer in answers] == [404, 403] * 3
    assert len(lines) >= len(answers)
    assert SECRET not in "\n".join(lines)


def fail():
    message = f"broken at {ADDRESSES[0]}"
    raise RuntimeError(message)


def test_a_fault_at_a_link_is_logged_without_its_secret(lines):
    request = HttpRequest()
    request.path = ADDRESSES[0]
    try:
        fail()
    except RuntimeError:
        server_error(request)
    assert "RuntimeError" in lines[0]
    assert SECRET not in lines[0]
