"""How the account library writes to people and speaks to them: through our outbox, with our addresses and words."""

import logging
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import generate_totp_secret
from django.conf import settings
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from notices import bell
from notices.actions import queue_account_mail
from notices.sealed import UnreadableError, seal, unseal
from organisations.sessions import ACCESS_VERSION
from organisations.terms import SECOND_FACTOR_SEAL

logger = logging.getLogger(__name__)


class AccountAdapter(DefaultAccountAdapter):
    """Queues every message instead of sending it, so that no answer takes longer when an address has an account."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": _(
            "This e-mail address and this password do not go together. Check both, or choose a new password."
        ),
        "too_many_login_attempts": _(
            "That was tried too often. Wait five minutes, or choose a new password."
        ),
        "rate_limited": _("That was asked too often. Wait a few minutes, then ask again."),
        "invalid_password_reset": _("This link no longer works. Ask for a new one."),
    }

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Write the message now, and leave the sending to the worker."""
        values = {**context, "email": email, "site_url": settings.SITE_URL}
        subject = render_to_string(f"{template_prefix}_subject.txt", values)
        queue_account_mail(
            to=email,
            subject=" ".join(subject.split()),
            body=render_to_string(f"{template_prefix}_message.txt", values).strip() + "\n",
            now=timezone.now(),
        )
        bell.ring()

    def login(self, request: HttpRequest, user: Any) -> None:
        """Sign in, and note what the session's new key stands for."""
        super().login(request, user)
        request.session[ACCESS_VERSION] = user.access_version

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Return to the account page after choosing a new password."""
        del request
        return reverse("account_home")

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """Return the ways to show that it is still the same person, in our words."""
        words = {
            "reauthenticate": gettext("Type your password"),
            "mfa_reauthenticate": gettext("Type a code from your phone"),
            "mfa_reauthenticate:webauthn": gettext("Use your passkey"),
        }
        found = super().get_reauthentication_methods(user)
        return [each | {"description": words[each["id"]]} for each in found]

    def get_reset_password_from_key_url(self, key: str) -> str:
        """Return the link of a reset message; its start comes from the settings, never from the request."""
        uidb36, _dash, token = key.partition("-")
        path = reverse("account_reset_password_from_key", kwargs={"uidb36": uidb36, "key": token})
        return settings.SITE_URL + path

    def get_email_confirmation_url(self, request: HttpRequest, emailconfirmation: Any) -> str:
        """Return the link of a confirmation message."""
        del request
        return settings.SITE_URL + reverse("account_confirm_email", args=[emailconfirmation.key])

    def save_user(self, request: HttpRequest, user: Any, form: Any, commit: bool = True) -> Any:
        """Keep the name that was typed with the new account.

        An invitation opened in this browser proves its own address, nobody's who signs up with another one.
        """
        user.name = form.cleaned_data.get("name", "")
        if not self.is_email_verified(request, form.cleaned_data["email"]):
            self.unstash_verified_email(request)
        return super().save_user(request, user, form, commit)


class SecondFactorAdapter(DefaultMFAAdapter):
    """What a second step needs to know of us; its secrets are sealed before they are stored."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _(
            "This code does not fit. Codes change every 30 seconds: type the newest."
        ),
        "unverified_email": _("Confirm your e-mail address first: open the link we sent you."),
        "cannot_generate_recovery_codes": _(
            "Recovery codes stand in for a passkey or your phone. Set one of these up first."
        ),
    }

    def encrypt(self, text: str) -> str:
        """Seal a secret with a key derived from the secret key of the installation."""
        return seal({"secret": text}, SECOND_FACTOR_SEAL).decode("ascii")

    def decrypt(self, encrypted_text: str) -> str:
        """Return the secret again; of one that no known key opens, a new one that no code fits."""
        try:
            return str(unseal(encrypted_text.encode("ascii"), SECOND_FACTOR_SEAL)["secret"])
        except UnreadableError:
            logger.exception("A second step cannot be read: was SECRET_KEY changed?")
            return generate_totp_secret()

    def build_totp_svg(self, url: str) -> SafeString:
        """Draw the QR code as markup without styles, so that it may stand in the page."""
        import segno  # noqa: PLC0415 -- memory that a worker does without until somebody wants a code

        drawing = segno.make_qr(url, error="m")
        markup = drawing.svg_inline(border=4, scale=5, light="#fff", svgclass=None, lineclass=None)
        return mark_safe(markup)

    def generate_authenticator_name(self, user: Any, type: Authenticator.Type) -> str:  # noqa: A002 -- the library's
        """Return the name a new passkey gets unless the person gives one."""
        count = Authenticator.objects.filter(user_id=user.pk, type=type).count()
        if count == 0:
            return gettext("My passkey")
        return gettext("Passkey %(number)s") % {"number": count + 1}

    def _get_site_name(self) -> str:
        return "Coprod"
