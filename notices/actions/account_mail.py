"""Account mail: the account library's own letters, queued like all others but sealed, for they hold links that let people in."""

from datetime import datetime

from django.utils.crypto import salted_hmac

from access.scope import across_organisations
from notices.models import Message
from notices.rules import FOREMOST
from notices.sealed import seal

ADDRESS = "address"
"""The kind of recipient that has no row anywhere: account mail only."""


def queue_account_mail(*, to: str, subject: str, body: str, now: datetime) -> Message:
    """Queue one letter to an address, belonging to no organisation; the address and the words are sealed.

    The words are wiped when it is handed over, or after a day. What stays is a mark of the address that takes the secret
    key to make, so that nobody with a copy of the database can try addresses out.
    """
    sealed = seal({"to": to, "subject": subject, "body": body})
    address = to.strip().lower().encode("utf-8", "surrogatepass")
    key = salted_hmac("notices.address", address, algorithm="sha256").hexdigest()[:40]
    with across_organisations(reason="account mail belongs to no organisation"):
        return Message.objects.create(
            recipient_kind=ADDRESS,
            recipient_key=key,
            sealed=sealed,
            urgency=FOREMOST,
            next_try_at=now,
        )
