"""Deciding, with a person's notices locked, which go now, which share one message, and which wait until when."""

import logging
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from notices.domain.pace import GATHERED, NOW, Rhythm, goes_at
from notices.models import Message, MessageState, Notice, NoticeState
from notices.recipients import rhythms_of
from notices.rules import NeededBy, pace_of_notice, rules

logger = logging.getLogger(__name__)

Person = tuple[str, str, str]
"""Kind and key of a recipient, and the channel."""
LOOKED_BACK = timedelta(days=16)
"""Older messages hold nothing back; as long as a week and the wait for its day, with room for a clock set wrong."""
ON_ITS_WAY = frozenset({MessageState.QUEUED, MessageState.LEASED, MessageState.HANDED_OVER})
NEVER_ARRIVED = (MessageState.FAILED, MessageState.DROPPED)


@dataclass(slots=True)
class Decided:
    """What becomes of one person's notices. `joins` is the message that waits to leave and takes in what may wait."""

    gathered: list[Notice] = field(default_factory=list)
    at_once: list[Notice] = field(default_factory=list)
    waits: dict[Notice, datetime] = field(default_factory=dict)
    joins: Message | None = None


def person_of(row: Notice | Message) -> Person:
    """Return to whom it goes."""
    return (row.recipient_kind, row.recipient_key, row.channel)


def decide(people: Mapping[Person, Sequence[Notice]], now: datetime) -> dict[Person, Decided]:
    """Decide for everybody in one organisation, with all their planned notices locked.

    Whoever decides for a person next sees the messages made here, so that two never make one each.
    """
    paced = {who for who, some in people.items() if any(pace_of_notice(one) != NOW for one in some)}
    rhythms = _rhythms(paced)
    made = _gathered_messages(people, now) if rhythms else {}
    found = {
        who: _decide_one(some, rhythms.get(who[:2]), made.get(who, ()), now)
        for who, some in people.items()
    }
    _hurry(found, rhythms, made, now)
    return found


def rests_until(message: Message, notices: Sequence[Notice], now: datetime) -> datetime | None:
    """Return when a message may leave that was made before, if its person has quiet hours now; else None."""
    if not notices or any(pace_of_notice(one) == NOW for one in notices):
        return None
    rhythm = rhythms_of(message.recipient_kind, [message.recipient_key]).get(message.recipient_key)
    opens = rhythm.opens_at(now) if rhythm else now
    return opens if opens > now else None


def decide_again(*, kind: str, keys: Iterable[str] | None = None) -> None:
    """Let what waits be decided anew at the next tick, because somebody's hours or days changed. In the organisation's scope."""
    waiting = Notice.objects.filter(state=NoticeState.PLANNED, recipient_kind=kind)
    if keys is not None:
        waiting = waiting.filter(recipient_key__in=list(keys))
    waiting.exclude(not_before=None).update(not_before=None)


def decide_again_about(subjects: Iterable[str]) -> None:
    """Let what waits about these be decided anew at the next tick, because it is needed earlier. In the organisation's scope."""
    waiting = Notice.objects.filter(state=NoticeState.PLANNED, subject__in=list(subjects))
    waiting.exclude(not_before=None).update(not_before=None)


def _decide_one(
    notices: Sequence[Notice], rhythm: Rhythm | None, made: Sequence[Message], now: datetime
) -> Decided:
    found = Decided(joins=next((one for one in made if _takes_more(one)), None))
    last = _last(made, now)
    for one in notices:
        pace = rhythm.pace_for(pace_of_notice(one)) if rhythm else NOW
        if rhythm is None or (moment := goes_at(pace, rhythm, now, last=last)) <= now:
            (found.gathered if pace in GATHERED else found.at_once).append(one)
        elif pace in GATHERED and found.joins is not None:
            found.gathered.append(one)
        else:
            found.waits[one] = moment
    return found


def _hurry(
    found: Mapping[Person, Decided],
    rhythms: Mapping[tuple[str, str], Rhythm],
    made: Mapping[Person, Sequence[Message]],
    now: datetime,
) -> None:
    """Let go at once, or earlier, what would come too late if it waited for others."""
    limits = _needed_by(one for decided in found.values() for one in decided.waits)
    for who, decided in found.items():
        for one in [each for each in decided.waits if each.pk in limits]:
            rhythm = rhythms[who[:2]]
            pace, last = rhythm.pace_for(pace_of_notice(one)), _last(made.get(who, ()), now)
            moment = goes_at(pace, rhythm, now, last=last, needed_by=limits[one.pk])
            if moment <= now:
                del decided.waits[one]
                decided.at_once.append(one)
            else:
                decided.waits[one] = moment


def _needed_by(notices: Iterable[Notice]) -> dict[int, datetime]:
    by_rule: dict[str, list[Notice]] = defaultdict(list)
    for one in notices:
        by_rule[one.rule].append(one)
    found: dict[int, datetime] = {}
    for kind, some in by_rule.items():
        rule = rules.get(kind)
        if not isinstance(rule, NeededBy):
            continue
        try:
            with transaction.atomic():
                found |= rule.needed_by(some)
        except Exception:
            logger.exception("Rule %s could not say by when its messages are needed", kind)
    return found


def _rhythms(people: Iterable[Person]) -> dict[tuple[str, str], Rhythm]:
    keys: dict[str, list[str]] = defaultdict(list)
    for kind, key, _channel in people:
        keys[kind].append(key)
    return {
        (kind, key): rhythm
        for kind, some in keys.items()
        for key, rhythm in rhythms_of(kind, some).items()
    }


def _gathered_messages(people: Iterable[Person], now: datetime) -> dict[Person, list[Message]]:
    """The gathered messages that reached these people lately or are on their way, locked so that none leaves meanwhile."""
    keys: dict[str, list[str]] = defaultdict(list)
    for kind, key, _channel in people:
        keys[kind].append(key)
    theirs = Q(pk__in=[])
    for kind, some in keys.items():
        theirs |= Q(recipient_kind=kind, recipient_key__among=set(some))
    lately = Q(sent_at=None) | Q(sent_at__gte=now - LOOKED_BACK)
    rows = Message.objects.filter(theirs, lately, is_digest=True).exclude(state__in=NEVER_ARRIVED)
    found: dict[Person, list[Message]] = defaultdict(list)
    for one in rows.select_for_update().order_by("pk"):
        found[person_of(one)].append(one)
    return found


def _takes_more(message: Message) -> bool:
    """Whether it waits to leave, and not because one of its lines could not be written."""
    return message.state == MessageState.QUEUED and message.reason != "error"


def _last(made: Iterable[Message], now: datetime) -> datetime | None:
    """When the newest gathered message left; one that is on its way leaves about now.

    What nobody knows of, such as a message of a backup that was read back, holds nothing back.
    """
    moments = (
        one.sent_at or one.handed_over_at or (now if one.state in ON_ITS_WAY else None)
        for one in made
        if one.reason != "error"
    )
    return max((one for one in moments if one is not None), default=None)
