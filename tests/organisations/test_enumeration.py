"""S15: no form tells whether an address has an account, neither by what it answers nor by how long that takes.

Each case is tried with many known and unknown addresses, mixed, while everything works, while the queue is away, and while
nothing can be written to a mail server.
"""

import re
from itertools import product
from urllib.parse import quote

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.core import mail
from django.core.cache import cache
from django.urls import reverse

from notices import tasks
from tests.factories import NOW, PASSWORD, cast, member_invitation, user

pytestmark = pytest.mark.django_db

PAIRS = {"nothing": 5, "queue_away": 1, "mail_away": 2}
"""How many known and unknown addresses are tried; fewer where each answer waits for what is not there."""
BY_REQUEST = {"Content-Security-Policy", "X-Request-ID", "Expires", "Content-Length"}
"""Headers that differ from answer to answer by design."""


class CountingHasher(MD5PasswordHasher):
    """Counts how often a password was worked through, which is what takes the time."""

    worked = 0

    def encode(self, password, salt):
        """Count, then do what the cheap hasher does."""
        CountingHasher.worked += 1
        return super().encode(password, salt)


def told(response, email):
    """Return what an answer tells: status, headers, body without tokens and without what was typed."""
    body = response.content.decode().replace(email, "").replace(quote(email), "")
    body = re.sub(r'(value|nonce|content)="[^"]*"', "", body)
    headers = {k: v for k, v in response.headers.items() if k not in BY_REQUEST}
    return response.status_code, tuple(sorted(headers.items())), body


def sign_in(client, email, team):
    return client.post(reverse("account_login"), {"login": email, "password": "not this one"})


def reset(client, email, team):
    return client.post(reverse("account_reset_password"), {"email": email}, follow=True)


def sign_up(client, email, team):
    fields = {"name": "Amina", "email": email, "password1": PASSWORD}
    return client.post(reverse("account_signup"), fields, follow=True)


def invite(client, email, team):
    client.force_login(team.manager.user)
    address = reverse("organisations:member_list", kwargs={"org": team.organisation.slug})
    return client.post(address, {"email": email, "role": "viewer"})


def open_invitation(client, email, team):
    member_invitation(team.organisation, email=email, invited_by=team.owner, token=email)
    address = reverse("organisations:invitation_accept", kwargs={"token": email})
    return client.get(address)


@pytest.fixture
def nothing(db):
    """Everything works."""


@pytest.fixture
def queue_away(db):
    """The broker cannot be reached."""
    conf, nowhere = tasks.tick.app.conf, "redis://127.0.0.1:1/0"
    before = {"task_always_eager": True, "broker_url": "memory://", "broker_write_url": "memory://"}
    conf.update(task_always_eager=False, broker_url=nowhere, broker_write_url=nowhere)
    yield
    conf.update(before)


@pytest.fixture
def mail_away(settings):
    """No mail server answers."""
    options = {"host": "127.0.0.1", "port": 1, "timeout": 1}
    backend = "django.core.mail.backends.smtp.EmailBackend"
    settings.MAILERS = {"default": {"BACKEND": backend, "OPTIONS": options}}


@pytest.mark.parametrize("trouble", ["nothing", "queue_away", "mail_away"])
@pytest.mark.parametrize("form", [sign_in, reset, sign_up, invite, open_invitation])
def test_an_address_is_not_given_away(
    client, settings, request, time_machine, django_capture_on_commit_callbacks, form, trouble
):
    time_machine.move_to(NOW)
    settings.PASSWORD_HASHERS = [f"{__name__}.CountingHasher"]
    team, found = cast(), set()
    for number in range(PAIRS[trouble]):
        user(f"known{number}@example.org")
    request.getfixturevalue(trouble)
    for number, kind in product(range(PAIRS[trouble]), ("known", "other")):
        email = f"{kind}{number}@example.org"
        cache.clear()
        client.cookies.clear()
        before = CountingHasher.worked
        with django_capture_on_commit_callbacks(execute=True):
            answer = form(client, email, team)
        found.add((*told(answer, email), CountingHasher.worked - before))
    assert len(found) == 1
    assert found.pop()[0] in {200, 302, 422}


@pytest.mark.parametrize("email", ["known@example.org", "other@example.org"])
@pytest.mark.parametrize("form", [reset, sign_up])
def test_no_mail_is_sent_while_somebody_waits(client, letters, form, email):
    user("known@example.org")
    form(client, email, None)
    assert (len(letters()), mail.outbox) == (1, [])
