"""A name behind confidential answers was looked up: a second person hears of it at once."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from feedback.models import Consultation, NameLook
from notices.models import Notice
from notices.rules import EARLY, Occasion, Recipient, subject_id

LOOKED_BACK = timedelta(days=2)


class NameLookRule:
    """The rule `name_look`: one message for each look, to whoever was named as the second person."""

    kind = "name_look"
    label = _("A name behind confidential answers was looked up")
    template = "reminder_rules/name_look"
    waits_for_digest = False
    urgency = EARLY

    def due(self, now: datetime) -> Sequence[tuple[int, int]]:
        """Return every consultation in which a name was looked up lately."""
        lately = NameLook.objects.filter(looked_at__gte=now - LOOKED_BACK)
        rows = lately.values_list("organisation_id", "consultation_id")
        return list(rows.order_by("consultation_id").distinct())

    def load(self, subject_ids: Sequence[int]) -> Sequence[Consultation]:
        """Return the consultations with their looks."""
        rows = Consultation.objects.filter(pk__in=subject_ids).prefetch_related(
            "name_looks__told__user"
        )
        return list(rows.select_related("organisation"))

    def occasions(self, subject: Consultation, now: datetime) -> Sequence[Occasion]:
        """Return each look of the last days."""
        return [
            Occasion(f"look-{look.pk.hex}", [_to(look)])
            for look in subject.name_looks.all()
            if look.looked_at >= now - LOOKED_BACK
        ]

    def still_needed(self, notice: Notice, now: datetime) -> str:
        """Return nothing: a look stays a look."""
        del notice, now
        return ""

    def context(self, notice: Notice, now: datetime) -> dict[str, Any]:
        """Return who looked; never whose name it was, nor why."""
        del now
        looks = NameLook.objects.filter(consultation=subject_id(notice))
        shown = ("consultation__organisation", "looked_by__user")
        look = looks.select_related(*shown).get(pk=notice.occasion.removeprefix("look-"))
        home = look.consultation.organisation
        place = {"org": home.slug, "pk": look.consultation_id}
        return {
            "look": look,
            "consultation": look.consultation,
            "organisation": home,
            "url": settings.SITE_URL + reverse("feedback:safety_detail", kwargs=place),
        }

    def delivered(self, notice: Notice, now: datetime) -> None:
        """Nothing follows."""

    def failed(self, notice: Notice, reason: str, now: datetime) -> None:
        """Nothing follows: the look stands in the activity and on the page."""


def _to(look: NameLook) -> Recipient:
    told = look.told
    is_here = told is not None and told.works_here
    return Recipient(
        "member",
        str(told.pk) if told and is_here else "",
        "second",
        "" if is_here else "nobody_safe",
    )
