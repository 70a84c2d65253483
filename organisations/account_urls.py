"""The pages of a person's account: our own, and those of the account library that we use.

The library's stand on `access.system_checks.THIRD_PARTY_ROUTES`. None is kept by a browser; a form that could not be taken
answers 422.
"""

from collections.abc import Callable

from allauth.account import views as account
from allauth.mfa.base import views as second_factor
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as phone
from allauth.mfa.webauthn import views as passkeys
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponseBase
from django.urls import URLPattern, path, re_path

from organisations.views import account as ours
from organisations.views.account_library import (
    changes_second_factor,
    forms_answer_422,
    kept_nowhere,
    shown_when_asked,
    sign_out,
)

KEY = r"(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)"


def page(
    address: str, view: Callable[..., HttpResponseBase], name: str, *, is_pattern: bool = False
) -> URLPattern:
    """Return the route of a page that is kept nowhere."""
    make = re_path if is_pattern else path
    return make(address, kept_nowhere(forms_answer_422(view)), name=name)


urlpatterns = [
    page("", ours.account_home, "account_home"),
    page("where/", ours.where_signed_in, "account_where"),
    page("reminders/", ours.reminders, "account_reminders"),
    page("still-here/", ours.still_here, "account_still_here"),
    page("sign-in/", account.login, "account_login"),
    page("sign-in/second-step/", second_factor.authenticate, "mfa_authenticate"),
    page("sign-in/passkey/", login_not_required(passkeys.login_webauthn), "mfa_login_webauthn"),
    page("sign-out/", sign_out, "account_logout"),
    page("sign-up/", account.signup, "account_signup"),
    page("inactive/", account.account_inactive, "account_inactive"),
    page("confirm/", account.email_verification_sent, "account_email_verification_sent"),
    page(
        r"^confirm/(?P<key>[-:\w]+)/$",
        account.confirm_email,
        "account_confirm_email",
        is_pattern=True,
    ),
    page("password/", account.password_reset, "account_reset_password"),
    page("password/sent/", account.password_reset_done, "account_reset_password_done"),
    page(
        rf"^password/new/{KEY}/$",
        account.password_reset_from_key,
        "account_reset_password_from_key",
        is_pattern=True,
    ),
    page(
        "password/changed/",
        account.password_reset_from_key_done,
        "account_reset_password_from_key_done",
    ),
    page("password/change/", account.password_change, "account_change_password"),
    page("again/", account.reauthenticate, "account_reauthenticate"),
    page("again/code/", second_factor.reauthenticate, "mfa_reauthenticate"),
    page("again/passkey/", passkeys.reauthenticate_webauthn, "mfa_reauthenticate_webauthn"),
    page("second-step/", ours.second_step, "mfa_index"),
    page("second-step/passkeys/", ours.second_step, "mfa_list_webauthn"),
    page(
        "second-step/passkeys/new/",
        changes_second_factor(passkeys.add_webauthn),
        "mfa_add_webauthn",
    ),
    page("second-step/passkeys/<int:pk>/name/", passkeys.edit_webauthn, "mfa_edit_webauthn"),
    page(
        "second-step/passkeys/<int:pk>/remove/",
        changes_second_factor(passkeys.remove_webauthn),
        "mfa_remove_webauthn",
    ),
    page("second-step/phone/", changes_second_factor(phone.activate_totp), "mfa_activate_totp"),
    page(
        "second-step/phone/remove/",
        changes_second_factor(phone.deactivate_totp),
        "mfa_deactivate_totp",
    ),
    page(
        "second-step/recovery-codes/",
        shown_when_asked(recovery_codes.view_recovery_codes),
        "mfa_view_recovery_codes",
    ),
    page(
        "second-step/recovery-codes/new/",
        recovery_codes.generate_recovery_codes,
        "mfa_generate_recovery_codes",
    ),
]
