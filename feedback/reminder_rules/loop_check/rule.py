"""Two weeks after people were told: can they see a change? Only those who said that they want to hear more are asked."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from feedback.actions.checking import call_off_check
from feedback.actions.checking_links import mint_check_link
from feedback.models import LoopCheck
from feedback.queries.asked_back import checks, due_checks, people_to_ask
from notices.models import Notice
from notices.rules import WEEKLY, Occasion, Recipient, subject_id
from participants.links import mint_links

PASSES = "on_hold"
"""The one reason not to ask somebody that ends by itself."""
NOBODY_AGREED = "nobody_agreed"


class LoopCheckRule:
    """One message for each person and consultation."""

    kind = "loop_check"
    label = _("Whether people can see a change")
    template = "reminder_rules/loop_check"
    waits_for_digest = True
    pace = WEEKLY

    def due(self, now: datetime) -> Sequence[tuple[int, int]]:
        """Return every check whose day has come."""
        return due_checks(now, self.kind)

    def load(self, subject_ids: Sequence[int]) -> Sequence[LoopCheck]:
        """Return the checks."""
        return checks(subject_ids)

    def occasions(self, subject: LoopCheck, now: datetime) -> Sequence[Occasion]:
        """Return one occasion with everybody who was told by e-mail, and why some are not asked."""
        return [Occasion("check", _people(subject, now), _why_nobody(subject))]

    def settle(self, subjects: Sequence[LoopCheck], now: datetime) -> None:
        """Look no more at checks of which nobody is asked."""
        for subject in subjects:
            because = _why_nobody(subject)
            if because or all(one.skip not in {"", PASSES} for one in _people(subject, now)):
                call_off_check(check=subject, because=because or NOBODY_AGREED)

    def still_needed(self, notice: Notice, now: datetime) -> str:
        """Return why the message should not go out any more, or nothing."""
        for check in checks([subject_id(notice)]):
            today = check.organisation.day_at(now)
            found = people_to_ask(check, today=today, only=int(notice.recipient_key))
            return _why_nobody(check) or next((one.skip for one in found), "erased")
        return "erased"

    def context(self, notice: Notice, now: datetime) -> dict[str, Any]:
        """Return what the message says; the links are made here."""
        (check,) = checks([subject_id(notice)])
        about, person = check.consultation, int(notice.recipient_key)
        token = mint_check_link(check=check, participant_id=person, now=now)
        path = reverse("feedback:check_link", kwargs={"token": token})
        return {
            "consultation": about,
            "organisation": check.organisation,
            "owner": about.owner,
            "check_url": settings.SITE_URL + path,
            **mint_links(person, check.organisation, now),
        }

    def delivered(self, notice: Notice, now: datetime) -> None:
        """Nothing follows: whether somebody answers is stored nowhere."""

    def failed(self, notice: Notice, reason: str, now: datetime) -> None:
        """Nothing follows: nobody has to be asked."""


def _people(check: LoopCheck, now: datetime) -> list[Recipient]:
    return people_to_ask(check, today=check.organisation.day_at(now))


def _why_nobody(check: LoopCheck) -> str:
    return "withdrawn" if check.consultation.withdrawn_at is not None else ""
