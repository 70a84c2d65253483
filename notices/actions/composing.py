"""Composing: the notices for one person and channel become messages; what may wait is gathered in one."""

import logging
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import batched, chain
from typing import Any

from django.db import connection, transaction
from django.db.models import Max, Min, Q

from access.scope import across_organisations, working_in
from notices.actions.pacing import Decided, Person, decide, person_of
from notices.inserting import insert_rows
from notices.models import Message, Notice, NoticeState
from notices.rules import rules
from notices.scopes import organisations

logger = logging.getLogger(__name__)

RECIPIENT = ("organisation_id", "recipient_kind", "recipient_key", "channel")
PEOPLE_AT_ONCE = 500
NOTICES_AT_ONCE = 500
READ = (*RECIPIENT, "rule", "subject", "occasion", "not_before", "urgency")
"""What of a notice it is decided by."""


def compose(*, now: datetime, with_what_waits: bool = False) -> int:
    """Put notices that need not wait into messages that may be sent from `now` on; return how many messages were made.

    One call takes a few hundred people, those with the most urgent notices first; while it made any, more may be waiting.
    Two composers at once make each message once: whoever locks a person's notices first decides for all of them.
    `with_what_waits` puts into messages also what would wait for a morning or a week.
    """
    made, before = 0, None
    while True:
        people = _next_people(now, with_what_waits=with_what_waits)
        scopes = organisations({one[0] for one in people})
        for organisation_id, organisation in scopes.items():
            theirs = [one[1:] for one in people if one[0] == organisation_id]
            with working_in(organisation):
                made += _compose_safely(theirs, now, with_what_waits=with_what_waits)
        if made or len(people) < PEOPLE_AT_ONCE or people == before:
            return made
        before = people


def _next_people(now: datetime, *, with_what_waits: bool) -> list[tuple[int, str, str, str]]:
    with across_organisations(reason="the outbox composes for every organisation"):
        waiting = Notice.objects.filter(state=NoticeState.PLANNED)
        if not with_what_waits:
            waiting = waiting.filter(Q(not_before=None) | Q(not_before__lte=now))
        people = waiting.values_list(*RECIPIENT).annotate(most=Max("urgency"), first=Min("pk"))
        return [one[:-2] for one in people.order_by("-most", "first")[:PEOPLE_AT_ONCE]]


def _compose_safely(people: Sequence[Person], now: datetime, *, with_what_waits: bool) -> int:
    """Compose for these people; where that fails for each by themselves, so that one holds back nobody else."""
    try:
        return _compose_for(people, now, with_what_waits=with_what_waits)
    except Exception:
        if len(people) == 1:
            logger.exception("Nothing could be composed for one %s", people[0][0])
            return 0
    return sum(_compose_safely([one], now, with_what_waits=with_what_waits) for one in people)


@transaction.atomic
def _compose_for(people: Sequence[Person], now: datetime, *, with_what_waits: bool) -> int:
    notices = _locked(people)
    if with_what_waits:
        decided = {who: Decided(at_once=list(some)) for who, some in notices.items()}
    else:
        decided = decide(notices, now)
    _let_wait(one.waits for one in decided.values())
    new: list[tuple[int, Person, bool, int]] = []
    raised: dict[int, list[int]] = defaultdict(list)
    carried: list[list[Notice]] = []
    pairs: list[tuple[int, int]] = []
    for who, one in decided.items():
        for is_digest, some in _bundles(one):
            urgency = max(each.urgency for each in some)
            if is_digest and one.joins:
                pairs += [(each.pk, one.joins.pk) for each in some]
                if urgency > one.joins.urgency:
                    raised[urgency].append(one.joins.pk)
            else:
                new.append((some[0].organisation_id, who, is_digest, urgency))
                carried.append(some)
    for message_id, some in zip(_insert(new, now), carried, strict=True):
        pairs += [(each.pk, message_id) for each in some]
    for some_pairs in batched(pairs, NOTICES_AT_ONCE):
        put_into_messages(some_pairs)
    for urgency, ids in raised.items():
        Message.objects.filter(pk__in=ids).update(urgency=urgency)
    return len(new)


def _locked(people: Sequence[Person]) -> dict[Person, list[Notice]]:
    """All planned notices of these people, those that wait too, so that nobody else decides for the same person meanwhile."""
    keys: dict[tuple[str, str], list[str]] = defaultdict(list)
    for kind, key, channel in people:
        keys[kind, channel].append(key)
    theirs = Q(pk__in=[])
    for (kind, channel), some in keys.items():
        theirs |= Q(recipient_kind=kind, channel=channel, recipient_key__among=set(some))
    found: dict[Person, list[Notice]] = defaultdict(list)
    rows = Notice.objects.filter(theirs, state=NoticeState.PLANNED).only(*READ)
    for one in rows.select_for_update().order_by("pk"):
        found[person_of(one)].append(one)
    return found


def _bundles(decided: Decided) -> list[tuple[bool, list[Notice]]]:
    """What shares a message, and whether that message is one of those that a person gets once a day or week."""
    sharing = [one for one in decided.at_once if _may_share(one)]
    alone = [(False, [one]) for one in decided.at_once if not _may_share(one)]
    if decided.gathered:
        return [(True, [*decided.gathered, *sharing]), *alone]
    return [(False, sharing), *alone] if sharing else alone


def _may_share(notice: Notice) -> bool:
    return notice.rule in rules and rules.get(notice.rule).waits_for_digest


def _insert(new: Sequence[tuple[int, Person, bool, int]], now: datetime) -> list[int]:
    """Make a message for each organisation and person given, a digest where that is said, and as urgent; return their ids, in order."""
    if not new:
        return []
    organisations, people, digests, urgencies = zip(*new, strict=True)
    kinds, keys, channels = zip(*people, strict=True)
    columns = {
        "organisation_id": organisations,
        "recipient_kind": kinds,
        "recipient_key": keys,
        "channel": channels,
        "next_try_at": [now] * len(new),
        "is_digest": digests,
        "urgency": urgencies,
    }
    return insert_rows(Message, columns, back="id")


def _let_wait(waiting: Iterable[dict[Notice, datetime]]) -> None:
    by_moment: dict[datetime, list[int]] = defaultdict(list)
    for some in waiting:
        for notice, moment in some.items():
            if notice.not_before != moment:
                by_moment[moment].append(notice.pk)
    for moment, ids in by_moment.items():
        Notice.objects.filter(pk__in=ids).update(not_before=moment)


def put_into_messages(pairs: Sequence[tuple[int, int]]) -> None:
    """Note which message each notice is in: pairs of a notice's id and a message's; one statement for a few hundred.

    SQL of our own, because a choice between as many cases, which is what Django writes, takes longer than all else here.
    """
    quote = connection.ops.quote_name
    table, names = quote(Notice._meta.db_table), ("id", "message_id", "state")
    pk, message, state = (quote(one) for one in names)
    source, params = _as_rows(pairs)
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {table} SET {message} = given.column2, {state} = %s"  # noqa: S608 -- names of our own columns
            f" FROM {source} WHERE {table}.{pk} = given.column1",
            [NoticeState.COMPOSED.value, *params],
        )


def _as_rows(pairs: Sequence[tuple[int, int]]) -> tuple[str, list[Any]]:
    """Pairs of numbers as a table `given` of two columns, and its parameters."""
    if connection.vendor == "postgresql":
        lists = [list(some) for some in zip(*pairs, strict=True)]
        return "UNNEST(%s::bigint[], %s::bigint[]) AS given (column1, column2)", lists
    rows = ", ".join(["(%s, %s)"] * len(pairs))
    return f"(VALUES {rows}) AS given", list(chain.from_iterable(pairs))
