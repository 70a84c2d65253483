"""Reminds the owner, the decider by name, the backup, the manager and the senior, each on their days of the clock."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from itertools import groupby
from operator import attrgetter
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from feedback.actions.schedule import move_on
from feedback.domain.chasing import EVERY_TIME, reason_for, why_not_staff
from feedback.domain.loop import NEXT_NEWS, RETELL, has_ended, is_said
from feedback.domain.schedule import (
    CLOSED,
    CONFIRM,
    DECIDE,
    FIRST_WORD,
    OVERDUE,
    OWNER,
    PARTICIPANTS,
    STILL_OWED,
    WAITING,
    DueStep,
    Step,
    family,
)
from feedback.queries.chasing import Chase, chases, consultations_due, stand_in
from feedback.queries.needed import end_of
from feedback.queries.purpose import decider_of
from feedback.reminder_rules.owed_step.words import decides, subject_line, way
from notices.models import Notice
from notices.rules import MORNING, NOW, Occasion, Recipient, subject_id

MEMBER = "member"
NEVER_WAITS = frozenset({OVERDUE, RETELL})
THAT_DAY = frozenset({FIRST_WORD, STILL_OWED, NEXT_NEWS, WAITING})
"""Steps that a colleague who is reminded once a week hears of on their day all the same."""
BY_URGENCY = (CONFIRM, CLOSED, STILL_OWED, NEXT_NEWS, DECIDE, FIRST_WORD, WAITING, OVERDUE, RETELL)
DUE_STEP = attrgetter("step")
URGENCY = {each: 10 * place for place, each in enumerate(BY_URGENCY, start=1)}
"""How early each sort of step stands in a message with others."""


class OwedStep:
    """The rule `owed_step`: who is chased, on which day, until people were told."""

    kind = "owed_step"
    label = _("People are waiting for an answer")
    template = "reminder_rules/owed_step"
    waits_for_digest = True
    pace = MORNING

    def due(self, now: datetime) -> Sequence[tuple[int, int]]:
        """Return every consultation with a step whose day has come."""
        return consultations_due(now)

    def pace_for(self, notice: Notice) -> str:
        """Return that what is overdue, or was taken back, waits for no morning."""
        return NOW if family(notice.occasion.partition(":")[0]) in NEVER_WAITS else self.pace

    def needed_by(self, notices: Sequence[Notice]) -> dict[int, datetime]:
        """Return the end of its own day for each step that counts on somebody that day: it waits for a morning, not a week."""
        parts = {one.pk: one.occasion.partition(":") for one in notices}
        return {
            pk: end_of(date.fromisoformat(day))
            for pk, (code, _colon, day) in parts.items()
            if family(code) in THAT_DAY
        }

    def load(self, subject_ids: Sequence[int]) -> Sequence[Chase]:
        """Return the consultations with their facts and the holders of each role."""
        return chases(subject_ids, rule=self.kind)

    def occasions(self, subject: Chase, now: datetime) -> Sequence[Occasion]:
        """Return each step that has come, newest first, and who hears of it.

        Only the newest step of each audience goes out, nobody hears of the same step twice, and who holds two roles hears
        once.
        """
        return self._occasions(subject, now, is_planning=True)

    def settle(self, subjects: Sequence[Chase], now: datetime) -> None:
        """Look at these consultations again on the day of their next step."""
        move_on({one.pk: (one.consultation.version, one.facts) for one in subjects}, now=now)

    def still_needed(self, notice: Notice, now: datetime) -> str:
        """Return why the reminder is no longer true: told meanwhile, overtaken, moved, or the person left."""
        for chase in self.load([subject_id(notice)]):
            reasons = [
                occasion.skip or recipient.skip
                for occasion in self._occasions(chase, now, is_planning=False)
                if occasion.code == notice.occasion
                for recipient in occasion.recipients
                if recipient.key == notice.recipient_key
                or (recipient.role, recipient.key) == (notice.role, "")
            ]
            return "" if "" in reasons else next(iter(reasons), "moved")
        return "moved"

    def context(self, notice: Notice, now: datetime) -> dict[str, Any]:
        """Return who waits, since when, what comes next and where to act on it."""
        return self.contexts([notice], now)[notice.pk]

    def contexts(self, notices: Sequence[Notice], now: datetime) -> dict[int, dict[str, Any]]:
        """Return the same for several, by notice, in as many statements as for one."""
        found = {one.pk: one for one in self.load([subject_id(one) for one in notices])}
        return {one.pk: self._context(one, found[subject_id(one)], now) for one in notices}

    def _context(self, notice: Notice, chase: Chase, now: datetime) -> dict[str, Any]:
        consultation = chase.consultation
        step = next(one for one in chase.steps_due(now) if one.occasion == notice.occasion)
        has_closed = has_ended(chase.facts, chase.today(now))
        what, page = way(chase, notice, has_closed=has_closed)
        owner = chase.holders[OWNER].member
        place = {"org": consultation.organisation.slug}
        return {
            "step": step,
            "step_template": f"{self.template}/steps/{step.family}.txt",
            "subject_line": subject_line(step, chase, notice.role),
            "role": notice.role,
            "consultation": consultation,
            "heading": consultation.project.title,
            "organisation": consultation.organisation,
            "waiting": chase.answers,
            "days": max(0, (chase.today(now) - chase.facts.ended_on).days),
            "has_word": chase.facts.first_told_on is not None,
            "way": what,
            "is_said": is_said(chase.facts),
            "has_said": any(item.said_on is not None for item in chase.facts.items),
            "owner": owner,
            "is_owner": owner is not None and str(owner.pk) == notice.recipient_key,
            "decider": decider_of(consultation),
            "decides": decides(chase, notice.role),
            "has_closed": has_closed,
            "url": settings.SITE_URL + reverse(page, kwargs={**place, "pk": consultation.pk}),
            "owed_url": settings.SITE_URL + reverse("workspace:owed_list", kwargs=place),
        }

    def delivered(self, notice: Notice, now: datetime) -> None:
        """Nothing follows: a reminder pays no debt."""

    def failed(self, notice: Notice, reason: str, now: datetime) -> None:
        """Nothing follows: the answer stays owed, and the page that lists it does not need this message."""

    def _occasions(self, chase: Chase, now: datetime, *, is_planning: bool) -> list[Occasion]:
        today = chase.reminding_day(now)
        due = [one for one in chase.due(now) if one.audience != PARTICIPANTS]
        heard: set[str] = set()
        found = []
        for step, some in reversed([(step, list(of)) for step, of in groupby(due, DUE_STEP)]):
            not_because = why_not_staff(step, chase.facts, today)
            recipients = [
                _once(recipient, chase, step, heard, is_planning=is_planning)
                for one in some
                for recipient in _recipients(one, chase, reason_for(one, not_because))
            ]
            urgency = URGENCY.get(step.family, 0)
            found.append(Occasion(step.occasion, recipients, urgency=urgency))
        return found


def _recipients(due: DueStep, chase: Chase, reason: str) -> Iterator[Recipient]:
    """Who hears of a step as one audience, or why not; for an owner who is gone, somebody stands in."""
    holder = chase.holders[due.audience]
    if holder.member is not None:
        yield Recipient(MEMBER, str(holder.member.pk), due.audience, reason)
        return
    yield Recipient(MEMBER, "", due.audience, reason or holder.reason)
    instead = stand_in(chase.holders) if due.audience == OWNER else None
    if instead is not None:
        yield Recipient(MEMBER, str(instead.pk), due.audience, reason)


def _once(
    recipient: Recipient, chase: Chase, step: Step, heard: set[str], *, is_planning: bool
) -> Recipient:
    """The recipient, left out when the same person hears already or was told of this step before its day moved."""
    if recipient.skip:
        return recipient
    reason = ""
    if is_planning and step.code not in EVERY_TIME and chase.was_made(step, recipient.key):
        reason = "already_sent"
    elif recipient.key in heard:
        reason = "same_person"
    heard.add(recipient.key)
    return Recipient(recipient.kind, recipient.key, recipient.role, reason)
