"""How the account library writes to people and speaks to them: through our outbox, with our addresses and words."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from notices import bell
from notices.actions import queue_account_mail


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
