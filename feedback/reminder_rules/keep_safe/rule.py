"""Somebody worries about a person, or a person wants to be phoned: whoever keeps people safe hears at once, the cover a day later."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from feedback.domain.safety import goes_to_cover
from feedback.queries.safety import SafetyCase, cases, cases_due, safe_people
from notices.models import Notice
from notices.rules import FOREMOST, Occasion, Recipient, subject_id

FIRST, COVER = "safe", "cover"


class KeepSafe:
    """The rule `keep_safe`: one message for each worry and each call, without a word of what was said."""

    kind = "keep_safe"
    label = _("Somebody may not be safe")
    template = "reminder_rules/keep_safe"
    waits_for_digest = False
    urgency = FOREMOST

    def due(self, now: datetime) -> Sequence[tuple[int, int]]:
        """Return every consultation in which something waits to be taken up."""
        return cases_due(now)

    def load(self, subject_ids: Sequence[int]) -> Sequence[SafetyCase]:
        """Return what waits, and who takes care of it."""
        return cases(subject_ids)

    def occasions(self, subject: SafetyCase, now: datetime) -> Sequence[Occasion]:
        """Return each thing that waits: for the first at once, for the cover when a day has passed."""
        first, *others = [*safe_people(subject.consultation), None, None]
        cover = others[0]
        found = []
        for code, since in _waiting(subject):
            found.append(Occasion(code, [_to(first, FIRST)]))
            if goes_to_cover(since, now) and cover is not None:
                found.append(Occasion(f"{code}-cover", [_to(cover, COVER)]))
        return found

    def still_needed(self, notice: Notice, now: datetime) -> str:
        """Return nothing while it waits to be taken up."""
        del now
        code = notice.occasion.removesuffix("-cover")
        here = (code for case in cases([subject_id(notice)]) for code, _since in _waiting(case))
        return "" if code in here else "taken_up"

    def context(self, notice: Notice, now: datetime) -> dict[str, Any]:
        """Return where to act, and whether it is a worry or a call; no name and no words."""
        del now
        (case,) = cases([subject_id(notice)])
        consultation = case.consultation
        place = {"org": consultation.organisation.slug, "pk": consultation.pk}
        return {
            "consultation": consultation,
            "organisation": consultation.organisation,
            "is_call": notice.occasion.startswith("call-"),
            "is_cover": notice.role == COVER,
            "url": settings.SITE_URL + reverse("feedback:safety_detail", kwargs=place),
        }

    def delivered(self, notice: Notice, now: datetime) -> None:
        """Nothing follows: it waits until somebody takes it up."""

    def failed(self, notice: Notice, reason: str, now: datetime) -> None:
        """Nothing follows: the cover hears when a day has passed, and the page shows it without this message."""


def _waiting(case: SafetyCase) -> Iterator[tuple[str, datetime]]:
    """Each thing that waits under the code of its occasion, and since when."""
    yield from ((f"worry-{one.pk.hex}", one.raised_at) for one in case.worries)
    yield from ((f"call-{one.pk}", one.asked_at) for one in case.calls)


def _to(member: Any, role: str) -> Recipient:
    return Recipient(
        "member", str(member.pk) if member else "", role, "" if member else "nobody_safe"
    )
