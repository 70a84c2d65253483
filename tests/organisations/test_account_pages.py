"""A person's own account pages: what they keep, what they show of organisations (nothing), and that no browser keeps them."""

import pytest
from django.urls import reverse

from organisations.models import User
from tests.access.routes import every_route, route_id
from tests.access.tables import checksums
from tests.factories import two_organisations, user
from tests.organisations.second_step import give_phone, give_recovery_codes, say_it_is_me
from ui.browsers import browser_in_words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("still")]

ACCOUNTS = [route for route in every_route() if route.path.startswith("accounts/")]
SHOWS_WHERE_ONE_BELONGS = {"account_home"}
"""Our own page of an account names one's own organisations, to leave them; the library's pages name none."""


def address_of(route):
    return route.address(key="no-such-key", uidb36="1", pk=1)


@pytest.mark.parametrize("route", ACCOUNTS, ids=route_id)
def test_each_page_shows_nothing_of_any_organisation_and_is_kept_nowhere(client, route):
    world = two_organisations()
    account = world.a.owner.user
    give_phone(account)
    give_recovery_codes(account)
    client.force_login(account)
    say_it_is_me(client, reverse("mfa_index"))
    before = checksums()
    answer = client.get(address_of(route))
    assert answer.status_code in {200, 302, 404}
    assert "no-store" in answer["Cache-Control"]
    shown = answer.content.decode().replace(account.email, "").replace(account.name, "")
    assert world.b.canary not in shown
    assert route.name in SHOWS_WHERE_ONE_BELONGS or world.a.canary not in shown
    assert checksums() == before


@pytest.mark.embedded
@pytest.mark.parametrize("route", ACCOUNTS, ids=route_id)
def test_each_page_of_an_account_needs_its_owner(client, route):
    answer = client.get(address_of(route))
    is_open = not getattr(route.view, "login_required", True)
    assert is_open or answer["Location"].startswith(reverse("account_login"))


def test_the_name_is_kept(client):
    amina = user("amina@example.org")
    client.force_login(amina)
    answer = client.post(
        reverse("account_home"), {"name": "Amina D", "is_staff": "1", "email": "x"}
    )
    assert answer["Location"] == reverse("account_home")
    kept = User.objects.get()
    assert (kept.name, kept.is_staff, kept.email) == ("Amina D", False, "amina@example.org")
    answer = client.post(reverse("account_home"), {"name": " "})
    assert (answer.status_code, User.objects.get().name) == (422, "Amina D")


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"oldpassword": "wrong", "password1": "nine blue herons wade"}, "current password"),
        ({"oldpassword": "a long enough password", "password1": "short"}, "too short"),
    ],
)
def test_a_password_that_cannot_be_taken_says_why(client, fields, sentence):
    amina = user("amina@example.org")
    client.force_login(amina)
    answer = client.post(reverse("account_change_password"), fields)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    amina.refresh_from_db()
    assert amina.check_password("a long enough password")


def test_nobody_touches_the_passkeys_of_others(client):
    owner, other = user("amina@example.org"), user("clara@example.org")
    passkey = owner.authenticator_set.create(type="webauthn", data={"name": "Hers"})
    client.force_login(other)
    for name in ("mfa_edit_webauthn", "mfa_remove_webauthn"):
        address = reverse(name, args=[passkey.pk])
        say_it_is_me(client, address)
        assert client.post(address, {"name": "Mine"}).status_code == 404
    passkey.refresh_from_db()
    assert passkey.data == {"name": "Hers"}


def test_ones_own_passkey_gets_another_name_and_goes(client):
    owner = user("amina@example.org")
    passkey = owner.authenticator_set.create(type="webauthn", data={"name": "Old"})
    client.force_login(owner)
    name, remove = (
        reverse(f"mfa_{verb}_webauthn", args=[passkey.pk]) for verb in ("edit", "remove")
    )
    say_it_is_me(client, name)
    assert client.get(name).status_code == 200
    client.post(name, {"name": "Work phone " + "x" * 100})
    page = client.get(reverse("mfa_index")).content.decode()
    assert "Work phone " + "x" * 49 in page
    assert "x" * 50 not in page
    assert client.get(remove).status_code == 200
    assert client.post(remove)["Location"] == reverse("mfa_list_webauthn")
    assert not owner.authenticator_set.exists()


@pytest.mark.parametrize(
    ("says", "words"),
    [
        ("Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0 Safari/537.36", "Chrome on Linux"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36 Edg/140.0", "Edge on Windows"),
        ("Mozilla/5.0 (iPhone; like Mac OS X) Version/19.0 Safari/604.1", "Safari on iPhone"),
        ("Mozilla/5.0 (Linux; Android 16) SamsungBrowser/28.0", "Samsung Internet on Android"),
        ("Firefox", "Firefox"),
        ("", "A browser we do not know"),
    ],
)
def test_a_browser_is_named_so_that_its_owner_knows_it(says, words):
    assert browser_in_words(says) == words


def test_recovery_codes_are_shown_once_and_only_when_asked_for(client):
    amina, address = user("amina@example.org"), reverse("mfa_view_recovery_codes")
    give_phone(amina)
    code, *_others = give_recovery_codes(amina)
    client.force_login(amina)
    say_it_is_me(client, reverse("mfa_index"))
    assert [code in client.get(address).text for _look in range(2)] == [False, False]
    assert [code in client.post(address).text for _look in range(2)] == [True, False]


def test_recovery_codes_are_shown_to_nobody_who_does_not_prove_to_be_the_person(client):
    amina, address = user("amina@example.org"), reverse("mfa_view_recovery_codes")
    code, *_others = give_recovery_codes(amina)
    client.force_login(amina)
    answer = client.post(address)
    assert answer["Location"].startswith(reverse("account_reauthenticate"))
    assert code not in answer.text
