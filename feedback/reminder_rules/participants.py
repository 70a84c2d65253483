"""What the rules that write to people on the clock share: whom they reach, and when silence is right."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse

from feedback.domain.chasing import UNTIL_FIRST_WORD, WORD_GIVEN, reason_for, why_not_participants
from feedback.domain.schedule import CLOSED, OVERDUE, OWNER, PARTICIPANTS, Step
from feedback.queries.chasing import Chase, chases, stand_in
from feedback.queries.inviting import why_not_tell
from notices.models import Notice
from notices.rules import Occasion, Recipient, subject_id
from participants.links import mint_links
from participants.queries import Contact

PARTICIPANT = "participant"


def load(ids: Sequence[int], rule: str) -> list[Chase]:
    """Return the consultations with the people who answered by personal link or asked to hear."""
    return chases(ids, rule=rule, with_waiting=True)


def occasions(
    chase: Chase, now: datetime, families: Collection[str], *, is_planning: bool = True
) -> list[Occasion]:
    """Return the steps of these families that people hear of themselves, each with everybody it concerns."""
    return [
        Occasion(
            one.step.occasion,
            [
                _recipient(person, chase, one.step, is_planning=is_planning)
                for person in chase.waiting
            ],
            reason_for(one, why_not_participants(one.step, chase.facts, chase.reminding_day(now))),
        )
        for one in chase.due(now)
        if one.audience == PARTICIPANTS and one.step.family in families
    ]


def _recipient(person: Contact, chase: Chase, step: Step, *, is_planning: bool) -> Recipient:
    reason = why_not_tell(person)
    if not reason and step.family in UNTIL_FIRST_WORD and person.id in chase.told:
        reason = WORD_GIVEN
    elif not reason and step.family == CLOSED and person.id in chase.told | chase.hear_soon:
        reason = WORD_GIVEN  # what happened says thank you too
    elif not reason and step.family == OVERDUE and person.id in chase.told_all:
        reason = WORD_GIVEN
    elif not reason and is_planning and chase.was_made(step, str(person.id)):
        reason = "already_sent"
    return Recipient(PARTICIPANT, str(person.id), PARTICIPANTS, reason)


def still_needed(notice: Notice, now: datetime, families: Collection[str]) -> str:
    """Return why the message is no longer true, or must no longer be sent to this person."""
    for chase in load([subject_id(notice)], notice.rule):
        for occasion in occasions(chase, now, families, is_planning=False):
            if occasion.code == notice.occasion:
                reasons = [
                    one.skip for one in occasion.recipients if one.key == notice.recipient_key
                ]
                return occasion.skip or next(iter(reasons), "moved")
    return "moved"


def context(notice: Notice, now: datetime) -> dict[str, Any]:
    """Return what a message to one person reads: the promise, whom they can reach, where to look, how to stop."""
    (chase,) = load([subject_id(notice)], notice.rule)
    consultation = chase.consultation
    step = next(one for one in chase.steps_due(now) if one.occasion == notice.occasion)
    name = next((one.name for one in chase.waiting if str(one.id) == notice.recipient_key), "")
    return {
        "step": step,
        "name": name,
        "consultation": consultation,
        "organisation": consultation.organisation,
        "today": chase.today(now),
        "facts": chase.facts,
        "has_word": chase.facts.first_told_on is not None
        or int(notice.recipient_key) in chase.told,
        "contact": chase.holders[OWNER].member or stand_in(chase.holders),
        "url": settings.SITE_URL + reverse("feedback:happened", kwargs={"slug": consultation.slug}),
        **mint_links(int(notice.recipient_key), consultation.organisation, now),
    }
