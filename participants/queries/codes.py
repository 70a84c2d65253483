"""The codes of the second step, and what may be stored of them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.utils.crypto import constant_time_compare, salted_hmac

from notices.sealed import UnreadableError, unseal
from participants.domain.codes import TRIES
from participants.models import RecordCode

PURPOSE = b"coprod record code, 1"
"""Codes are sealed with a key of their own."""


def code_digests(participant_id: int, code: str, email: str = "") -> list[str]:
    """Return the digests under which a code may be stored: by today's secret key first, then by earlier ones.

    A code is short enough to be tried out, so its digest needs the key as well. One for a new address (`email`) opens
    nothing else, and for no other address.
    """
    return [
        salted_hmac(
            f"record code:{participant_id}:{email}", code, secret=key, algorithm="sha256"
        ).hexdigest()
        for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    ]


def is_code(row: RecordCode, digests: Sequence[str]) -> bool:
    """Return whether the row holds the code with one of these digests."""
    return any(constant_time_compare(row.digest, digest) for digest in digests)


def live_codes(participant_id: int, now: datetime) -> QuerySet[RecordCode]:
    """Return the codes of a person that can still be typed."""
    rows: QuerySet[RecordCode] = RecordCode.objects.filter(participant_id=participant_id)
    return rows.filter(expires_at__gt=now, tries__lt=TRIES)


def due_codes(now: datetime) -> list[tuple[int, int]]:
    """Return (organisation, code) of every code that waits for its message; one statement."""
    rows = RecordCode.objects.filter(expires_at__gt=now).exclude(sealed="")
    return list(rows.values_list("organisation_id", "pk").order_by("pk"))


def waiting_codes(ids: Sequence[int]) -> list[RecordCode]:
    """Return these codes with what a message about them says."""
    return list(RecordCode.objects.filter(pk__in=ids).select_related("organisation", "participant"))


def contents(row: RecordCode) -> dict[str, Any] | None:
    """Return what was sealed for the message, the code and the new address if any; None where it is gone."""
    if not row.sealed:
        return None
    try:
        return unseal(row.sealed.encode(), PURPOSE)
    except UnreadableError:
        return None
