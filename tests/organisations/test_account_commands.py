"""What an operator does about second steps: letting somebody in again, and changing the key they are sealed with."""

import pytest
from allauth.mfa.models import Authenticator
from django.core.management import CommandError, call_command
from django.urls import reverse

from tests.factories import user
from tests.organisations.second_step import code_of, give_phone, give_recovery_codes, sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("still")]


def test_somebody_who_lost_everything_is_let_in_again(client, letters, capsys):
    amina = user("amina@example.org")
    client.force_login(amina)
    give_phone(amina)
    give_recovery_codes(amina)
    call_command("forget_second_step", "Amina@example.org")
    assert capsys.readouterr().out.startswith("Taken off: 2.")
    assert client.get(reverse("account_home")).status_code == 302
    assert letters()[-1].subject == "Your second step was taken off"
    assert sign_in(client, amina)["Location"] == "/"


def test_an_address_without_an_account_is_said(db):
    with pytest.raises(CommandError, match="No account has the address nobody@example.org."):
        call_command("forget_second_step", "nobody@example.org")


def test_secrets_are_sealed_anew_so_that_the_old_key_may_go(client, settings):
    amina, old = user("amina@example.org"), settings.SECRET_KEY
    secret, codes = give_phone(amina), give_recovery_codes(amina)
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another " * 8, [old]
    call_command("seal_second_steps")
    settings.SECRET_KEY_FALLBACKS = []
    for code in (code_of(secret), codes[0]):
        sign_in(client, amina)
        assert client.post(reverse("mfa_authenticate"), {"code": code}).status_code == 302
        client.logout()


def test_a_secret_that_opens_with_no_key_changes_nothing(settings):
    give_phone(user("amina@example.org"))
    before = list(Authenticator.objects.values_list("data", flat=True))
    settings.SECRET_KEY = "another " * 8
    with pytest.raises(CommandError, match="Nothing was changed"):
        call_command("seal_second_steps")
    assert list(Authenticator.objects.values_list("data", flat=True)) == before
