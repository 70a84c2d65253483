"""The second step: codes from a phone, recovery codes, and what the database holds of them."""

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.core.cache import cache
from django.urls import reverse

from organisations.adapters import SecondFactorAdapter
from organisations.sessions import ACCESS_VERSION
from tests.factories import user
from tests.organisations.second_step import (
    code_of,
    give_phone,
    give_recovery_codes,
    kinds_of,
    set_up_phone,
    sign_in,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("still")]


@pytest.fixture
def amina(db, still):
    return user("amina@example.org")


def is_signed_in(client):
    return "_auth_user_id" in client.session


def test_a_phone_is_set_up_with_the_password_and_a_code(client, amina):
    client.force_login(amina)
    answer, _secret = set_up_phone(client)
    assert answer["Location"] == reverse("mfa_view_recovery_codes")
    assert kinds_of(amina) == {"totp", "recovery_codes"}
    codes = client.post(answer["Location"])
    assert len(codes.context["unused_codes"]) == 10
    again = client.get(answer["Location"]).content.decode()
    assert [code for code in codes.context["unused_codes"] if code in again] == []


def test_setting_up_is_told_by_mail(client, amina, django_capture_on_commit_callbacks):
    client.force_login(amina)
    with django_capture_on_commit_callbacks(execute=True):
        set_up_phone(client)
    (letter,) = mail.outbox
    assert (letter.to, letter.subject) == ([amina.email], "Codes from a phone are set up")
    assert "http://testserver" + reverse("account_reset_password") in letter.body


def test_the_page_shows_a_drawing_and_the_secret_in_letters(client, amina):
    client.force_login(amina)
    set_up = reverse("mfa_activate_totp")
    assert client.get(set_up)["Location"].startswith(reverse("account_reauthenticate"))
    client.post(reverse("account_reauthenticate"), {"password": "a long enough password"})
    page = client.get(set_up)
    assert "<svg" in page.content.decode()
    assert page.context["form"].secret_in_fours in page.content.decode()
    assert "style=" not in page.content.decode()


@pytest.mark.parametrize("code", ["", "000000", "no code", "\x00"])
def test_a_code_that_does_not_fit_sets_nothing_up(client, amina, code):
    client.force_login(amina)
    client.post(reverse("account_reauthenticate"), {"password": "a long enough password"})
    client.get(reverse("mfa_activate_totp"))
    answer = client.post(reverse("mfa_activate_totp"), {"code": code})
    assert answer.status_code == 422
    assert kinds_of(amina) == set()


def test_signing_in_takes_the_code(client, amina):
    secret = give_phone(amina)
    answer = sign_in(client, amina, next="/organisations/new/")
    assert answer["Location"].startswith(reverse("mfa_authenticate"))
    assert not is_signed_in(client)
    assert client.post(reverse("mfa_authenticate"), {"code": "000000"}).status_code == 422
    answer = client.post(reverse("mfa_authenticate"), {"code": code_of(secret)})
    assert answer["Location"] == "/organisations/new/"
    assert is_signed_in(client)


def test_a_code_works_once(client, amina):
    secret = give_phone(amina)
    for expected in (302, 422):
        client.logout()
        sign_in(client, amina)
        answer = client.post(reverse("mfa_authenticate"), {"code": code_of(secret)})
        assert answer.status_code == expected


def test_guessing_codes_is_slowed_down(client, amina):
    give_phone(amina)
    sign_in(client, amina)
    tries = [client.post(reverse("mfa_authenticate"), {"code": "000000"}) for _each in range(7)]
    assert "tried too often" in tries[-1].content.decode()


def test_a_recovery_code_works_once(client, amina):
    give_phone(amina)
    first, *_others = give_recovery_codes(amina)
    for expected in (302, 422):
        cache.clear()
        client.logout()
        sign_in(client, amina)
        answer = client.post(reverse("mfa_authenticate"), {"code": first})
        assert answer.status_code == expected


def test_new_recovery_codes_end_the_old_ones(client, amina):
    client.force_login(amina)
    set_up_phone(client)
    (old, *_others) = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()
    answer = client.post(reverse("mfa_generate_recovery_codes"))
    assert answer["Location"] == reverse("mfa_view_recovery_codes")
    new = client.post(answer["Location"]).context["unused_codes"]
    assert len(new) == 10
    assert old not in new


def test_setting_one_up_or_taking_it_off_ends_every_other_session(client, amina):
    here, there = client, client.__class__()
    for browser in (here, there):
        browser.force_login(amina)
    key = here.session.session_key
    set_up_phone(here)
    assert here.session.session_key != key
    assert here.get(reverse("account_home")).status_code == 200
    assert there.get(reverse("account_home")).status_code == 302
    there.force_login(amina)
    assert here.post(reverse("mfa_deactivate_totp"))["Location"] == reverse("mfa_index")
    assert kinds_of(amina) == set()
    assert there.get(reverse("account_home")).status_code == 302


def test_the_database_holds_no_secret_in_the_clear(amina):
    secret, codes = give_phone(amina), give_recovery_codes(amina)
    stored = repr(list(Authenticator.objects.values_list("data", flat=True)))
    assert [each for each in (secret, *codes) if each in stored] == []


def test_an_older_secret_key_still_opens_it_and_an_unknown_one_fits_no_code(
    client, amina, settings
):
    secret, old = give_phone(amina), settings.SECRET_KEY
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another " * 8, [old]
    sign_in(client, amina)
    assert client.post(reverse("mfa_authenticate"), {"code": code_of(secret)}).status_code == 302
    settings.SECRET_KEY_FALLBACKS = []
    client.logout()
    sign_in(client, amina)
    answer = client.post(reverse("mfa_authenticate"), {"code": code_of(secret, 1)})
    assert answer.status_code == 422


def test_passkeys_are_named_one_after_the_other(amina):
    name = SecondFactorAdapter().generate_authenticator_name
    assert name(amina, "webauthn") == "My passkey"
    Authenticator.objects.create(user=amina, type="webauthn", data={"name": "x"})
    assert name(amina, "webauthn") == "Passkey 2"


def test_a_passkey_always_proves_who_holds_it(client, amina):
    """Else a found key, put to the question of one's own second step, would sign in as its owner without a PIN."""
    asked = []
    give_phone(amina)
    sign_in(client, amina)
    client.get(reverse("mfa_authenticate"))
    asked.append(client.session["mfa.webauthn.state"])
    client.force_login(amina)
    client.get(reverse("mfa_reauthenticate_webauthn"))
    asked.append(client.session["mfa.webauthn.state"])
    assert [state["user_verification"] for state in asked] == ["required"] * 2


def test_what_is_no_passkey_is_refused_kindly(client, amina):
    give_phone(amina)
    for sent in ("", "{}", "[]", "null", '{"response": {}}', "no json"):
        answer = client.post(reverse("mfa_login_webauthn"), {"credential": sent})
        assert (answer.status_code, answer["Location"]) == (302, reverse("account_login"))
    sign_in(client, amina)
    answer = client.post(reverse("mfa_authenticate"), {"credential": "{}"})
    assert answer.status_code == 200
    assert not is_signed_in(client)


def test_a_session_knows_which_rights_its_key_was_made_for(client, amina):
    sign_in(client, amina)
    assert client.session[ACCESS_VERSION] == amina.access_version
