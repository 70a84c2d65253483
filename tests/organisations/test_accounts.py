"""Signing up, in and out, and choosing a new password: pages, messages, and what they give away."""

import re

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.core import mail
from django.urls import reverse

from organisations.models import User
from tests.factories import PASSWORD, user

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("still")]

BY_REQUEST = {"Content-Security-Policy", "X-Request-ID"}
"""Headers that differ from answer to answer by design."""
NEW = {"name": "Amina Diallo", "email": "amina@example.org", "password1": PASSWORD}


def sign_up(client, **fields):
    return client.post(reverse("account_signup"), NEW | fields)


def told(response):
    """Return what an answer tells: status, address led to, headers, body without tokens and what was typed."""
    body = re.sub(r'(value|nonce)="[^"]*"', "", response.content.decode())
    headers = {k: v for k, v in response.headers.items() if k not in BY_REQUEST}
    return response.status_code, headers, body


def test_signing_up_asks_to_confirm_the_address_and_then_lets_in(client, letters):
    answer = sign_up(client, next="/organisations/new/")
    assert answer["Location"] == reverse("account_email_verification_sent")
    letter = letters()[0]
    assert (letter.to, len(letters())) == ("amina@example.org", 1)
    assert User.objects.get().name == "Amina Diallo"
    assert client.get(letter.link).status_code == 200
    assert "_auth_user_id" not in client.session
    assert client.post(letter.link)["Location"] == "/organisations/new/"
    assert client.session["_auth_user_id"] == str(User.objects.get().pk)


def test_nothing_is_sent_while_somebody_waits(client, letters):
    sign_up(client)
    client.post(reverse("account_reset_password"), {"email": "amina@example.org"})
    assert len(letters()) == 2
    assert mail.outbox == []


def test_the_worker_sends_it_within_seconds_because_the_view_rings(
    client, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        sign_up(client)
    (letter,) = mail.outbox
    assert letter.to == ["amina@example.org"]
    assert "http://testserver/accounts/confirm/" in letter.body


def test_signing_up_tells_nothing_about_an_address_that_has_an_account(client, letters):
    user("amina@example.org")
    taken = sign_up(client)
    page_taken = client.get(taken["Location"])
    client.cookies.clear()
    free = sign_up(client, email="clara@example.org")
    assert told(taken) == told(free)
    assert told(page_taken) == told(client.get(free["Location"]))
    assert [letter.subject for letter in letters()] == [
        "You already have a Coprod account",
        "Confirm your address to start with Coprod",
    ]


class CountingHasher(MD5PasswordHasher):
    """Counts how often a password was worked through, which is what takes the time."""

    worked = 0

    def encode(self, password, salt):
        """Count, then do what the cheap hasher does."""
        CountingHasher.worked += 1
        return super().encode(password, salt)


@pytest.mark.parametrize(
    ("page", "fields", "cost"),
    [
        ("account_signup", {"name": "A", "password1": PASSWORD}, 1),
        ("account_login", {"password": "not this one"}, 1),
        ("account_reset_password", {}, 0),
    ],
)
def test_a_known_address_costs_as_many_password_hashes_as_an_unknown_one(
    client, settings, page, fields, cost
):
    settings.PASSWORD_HASHERS = [f"{__name__}.CountingHasher"]
    user("amina@example.org")
    costs = []
    for email in ("amina@example.org", "clara@example.org"):
        before = CountingHasher.worked
        client.post(reverse(page), fields | {"email": email, "login": email})
        client.cookies.clear()
        costs.append(CountingHasher.worked - before)
    assert costs == [cost, cost]


def test_a_wrong_password_and_an_unknown_address_look_the_same(client):
    user("amina@example.org")
    address = reverse("account_login")
    wrong = client.post(address, {"login": "amina@example.org", "password": "not this one"})
    client.cookies.clear()
    unknown = client.post(address, {"login": "clara@example.org", "password": "not this one"})
    assert told(wrong) == told(unknown)
    assert "do not go together" in unknown.content.decode()


def test_asking_for_a_new_password_looks_the_same_for_every_address(client, letters):
    user("amina@example.org")
    address = reverse("account_reset_password")
    known = client.post(address, {"email": "amina@example.org"})
    page_known = client.get(known["Location"])
    client.cookies.clear()
    unknown = client.post(address, {"email": "clara@example.org"})
    assert told(known) == told(unknown)
    assert told(page_known) == told(client.get(unknown["Location"]))
    assert [letter.subject for letter in letters()] == [
        "Choose a new password for Coprod",
        "There is no Coprod account for this address",
    ]


def test_a_new_password_is_chosen_once_by_the_link(client, letters):
    amina = user("amina@example.org")
    client.post(reverse("account_reset_password"), {"email": amina.email})
    link = letters()[0].link
    form = client.get(link, follow=True)
    answer = client.post(form.wsgi_request.path, {"password1": "quite another password"})
    assert answer["Location"] == reverse("account_reset_password_from_key_done")
    assert client.get(answer["Location"]).status_code == 200
    amina.refresh_from_db()
    assert amina.check_password("quite another password")
    client.cookies.clear()
    assert "no longer works" in client.get(link, follow=True).content.decode()


def test_a_new_password_signs_out_every_other_browser(client, letters):
    amina = user("amina@example.org")
    client.force_login(amina)
    amina.set_password("quite another password")
    amina.save()
    assert client.get(reverse("organisations:organisation_create")).status_code == 302


def test_links_in_messages_come_from_the_settings_not_from_the_request(client, letters, settings):
    settings.ALLOWED_HOSTS = ["*"]
    settings.SITE_URL = "https://coprod.example.org"
    user("amina@example.org")
    evil = {"Host": "evil.example", "X-Forwarded-Host": "evil.example"}
    for address in ("amina@example.org", "clara@example.org"):
        client.post(reverse("account_reset_password"), {"email": address}, headers=evil)
    sign_up(client, email="new@example.org")
    sign_up(client)
    assert "evil" not in "".join(letter.body for letter in letters())
    assert [letter.body.count("https://coprod.example.org/") for letter in letters()] == [
        1,
        1,
        1,
        2,
    ]


def test_a_host_that_is_not_ours_is_refused(client):
    assert client.get(reverse("account_login"), headers={"Host": "evil.example"}).status_code == 400


@pytest.mark.parametrize(
    "target",
    [
        "//evil.example",
        "/\\evil.example",
        "https:///evil.example",
        "https://evil.example/",
        "javascript:alert(1)",
        "http://testserver@evil.example/",
        "\x08//evil.example",
    ],
)
def test_signing_in_never_leads_to_another_site(client, target):
    amina = user("amina@example.org")
    fields = {"login": amina.email, "password": PASSWORD, "next": target}
    answer = client.post(reverse("account_login"), fields)
    assert (answer.status_code, answer["Location"]) == (302, "/")


def test_the_session_gets_a_new_key_when_somebody_signs_in(client):
    amina = user("amina@example.org")
    client.get(reverse("account_login"))
    session = client.session
    session["before"] = "visitor"
    session.save()
    client.cookies["sessionid"] = session.session_key
    client.post(reverse("account_login"), {"login": amina.email, "password": PASSWORD})
    assert client.session.session_key != session.session_key


def test_signing_out_needs_a_press_and_ends_the_session(client):
    client.force_login(user("amina@example.org"))
    assert client.get(reverse("account_logout")).status_code == 200
    assert "_auth_user_id" in client.session
    assert client.post(reverse("account_logout"))["Location"] == reverse("account_login")
    assert "_auth_user_id" not in client.session


def test_an_account_that_is_switched_off_says_so_after_the_right_password(client):
    amina = user("amina@example.org", is_active=False)
    fields = {"login": amina.email, "password": PASSWORD}
    answer = client.post(reverse("account_login"), fields, follow=True)
    assert "switched off" in answer.content.decode()


def test_too_many_wrong_passwords_are_slowed_down_alike_for_every_address(client):
    user("amina@example.org")
    found = []
    for address in ("amina@example.org", "clara@example.org"):
        fields = {"login": address, "password": "wrong every time"}
        pages = [client.post(reverse("account_login"), fields) for _each in range(6)]
        found.append(["tried too often" in page.content.decode() for page in pages])
    assert found[0] == [False] * 5 + [True]
    assert found[1][-1]


@pytest.mark.parametrize("field", ["is_staff", "is_superuser", "is_active", "id"])
def test_signing_up_takes_nothing_but_name_address_and_password(client, field):
    sign_up(client, **{field: "1"})
    made = User.objects.get()
    assert (made.is_staff, made.is_superuser) == (False, False)


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("email", "not an address", "valid email"),
        ("password1", "short", "too short"),
        ("name", "", "required"),
        ("name", "\x00", "required"),
    ],
)
def test_bad_input_comes_back_with_its_sentence_and_what_was_typed(client, field, value, sentence):
    answer = sign_up(client, **{field: value})
    page = answer.content.decode()
    assert sentence in page
    assert (NEW | {field: value})["email"] in page
    assert User.objects.count() == 0
