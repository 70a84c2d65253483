"""Reads about trying an ask on one person."""

from datetime import datetime

from access.scope import across_organisations
from access.tokens import digest_of
from feedback.models import Consultation, TryOut


def tries_of(consultation: Consultation) -> list[TryOut]:
    """Return who tried it or was asked to, the newest first; one statement."""
    return list(TryOut.objects.filter(consultation=consultation).order_by("-pk"))


def try_of(consultation: Consultation, attempt_id: int) -> TryOut | None:
    """Return one of them, or None."""
    rows = TryOut.objects.filter(consultation=consultation, pk=attempt_id)
    return rows.select_related("consultation").first()


def try_by_token(token: str, *, now: datetime) -> TryOut | None:
    """Return what a link opens, or None: it ends with its days, and when the ask opens; one statement."""
    wanted = {"digest": digest_of(token), "expires_at__gt": now, "consultation__opened_at": None}
    with across_organisations(reason="a link to try an ask names no organisation"):
        rows = TryOut.objects.filter(**wanted)
        return rows.select_related("organisation", "consultation__organisation", *_CARD).first()


_CARD = tuple(f"consultation__{name}" for name in ("project", "decider__user", "owner__user"))
