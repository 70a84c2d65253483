"""What a person does with a phone, for tests: set up codes, compute one, sign in with it."""

import time

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
)
from django.urls import reverse

from tests.factories import PASSWORD


def code_of(secret, step=0):
    """Return the code that a phone shows now, or so many steps later."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + step))


def give_phone(account):
    """Set up codes from a phone for the account; return the secret."""
    secret = generate_totp_secret()
    TOTP.activate(account, secret)
    return secret


def give_recovery_codes(account):
    """Give the account recovery codes; return them."""
    return RecoveryCodes.activate(account).get_unused_codes()


def sign_in(client, account, password=PASSWORD, **fields):
    """Send the sign-in form."""
    return client.post(
        reverse("account_login"), {"login": account.email, "password": password} | fields
    )


def say_it_is_me(client, wanted):
    """Type the password where a page asks again for it, and go on to the page wanted."""
    address = reverse("account_reauthenticate")
    return client.post(f"{address}?next={wanted}", {"password": PASSWORD, "next": wanted})


def set_up_phone(client):
    """Set up codes from a phone through the pages; return the last answer and the secret."""
    address = reverse("mfa_activate_totp")
    client.get(address)
    say_it_is_me(client, address)
    secret = client.get(address).context["form"].secret
    return client.post(address, {"code": code_of(secret)}), secret


def kinds_of(account):
    """Return which second steps the account has."""
    return set(Authenticator.objects.filter(user=account).values_list("type", flat=True))
