"""Composing: the notices for one person and channel become messages; what may wait is gathered in one."""

import logging
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import batched, chain

from django.db import connection, transaction
from django.db.models import Min, Q

from access.scope import across_organisations, working_in
from notices.actions.pacing import Decided, Person, decide, person_of
from notices.models import Message, Notice, NoticeState
from notices.rules import rules
from notices.scopes import organisations

logger = logging.getLogger(__name__)

RECIPIENT = ("organisation_id", "recipient_kind", "recipient_key", "channel")
PEOPLE_AT_ONCE = 500
NOTICES_AT_ONCE = 200


def compose(*, now: datetime, with_what_waits: bool = False) -> int:
    """Put every notice that need not wait into a message that may be sent from `now` on; return how many messages were made.

    Two composers at once make each message once: whoever locks a person's notices first decides for all of them.
    `with_what_waits` puts into messages also what would wait for a morning or a week.
    """
    made = 0
    while True:
        people = _next_people(now, with_what_waits=with_what_waits)
        scopes = organisations({one[0] for one in people})
        for organisation_id, organisation in scopes.items():
            theirs = [one[1:] for one in people if one[0] == organisation_id]
            with working_in(organisation):
                made += _compose_safely(theirs, now, with_what_waits=with_what_waits)
        if made or len(people) < PEOPLE_AT_ONCE:
            return made


def _next_people(now: datetime, *, with_what_waits: bool) -> list[tuple[int, str, str, str]]:
    with across_organisations(reason="the outbox composes for every organisation"):
        waiting = Notice.objects.filter(state=NoticeState.PLANNED)
        if not with_what_waits:
            waiting = waiting.filter(Q(not_before=None) | Q(not_before__lte=now))
        rows = waiting.values_list(*RECIPIENT).annotate(first=Min("pk")).order_by("first")
        return [one[:-1] for one in rows[:PEOPLE_AT_ONCE]]


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
    new: list[Message] = []
    bundles: list[tuple[Message, list[Notice]]] = []
    for who, one in decided.items():
        for is_digest, some in _bundles(one):
            message = one.joins if is_digest and one.joins else _message(some[0], who, now)
            if message.pk is None:
                message.is_digest = is_digest
                new.append(message)
            bundles.append((message, some))
    Message.objects.bulk_create(new)
    _put_in(bundles)
    return len(new)


def _locked(people: Sequence[Person]) -> dict[Person, list[Notice]]:
    """All planned notices of these people, those that wait too, so that nobody else decides for the same person meanwhile."""
    keys: dict[tuple[str, str], list[str]] = defaultdict(list)
    for kind, key, channel in people:
        keys[kind, channel].append(key)
    theirs = Q(pk__in=[])
    for (kind, channel), some in keys.items():
        theirs |= Q(recipient_kind=kind, channel=channel, recipient_key__in=some)
    found: dict[Person, list[Notice]] = defaultdict(list)
    rows = Notice.objects.filter(theirs, state=NoticeState.PLANNED)
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


def _message(notice: Notice, who: Person, now: datetime) -> Message:
    kind, key, channel = who
    return Message(
        organisation_id=notice.organisation_id,
        recipient_kind=kind,
        recipient_key=key,
        channel=channel,
        next_try_at=now,
    )


def _let_wait(waiting: Iterable[dict[Notice, datetime]]) -> None:
    by_moment: dict[datetime, list[int]] = defaultdict(list)
    for some in waiting:
        for notice, moment in some.items():
            if notice.not_before != moment:
                by_moment[moment].append(notice.pk)
    for moment, ids in by_moment.items():
        Notice.objects.filter(pk__in=ids).update(not_before=moment)


def _put_in(bundles: Sequence[tuple[Message, Sequence[Notice]]]) -> None:
    pairs = [(one.pk, message.pk) for message, some in bundles for one in some]
    for some_pairs in batched(pairs, NOTICES_AT_ONCE):
        put_into_messages(some_pairs)


def put_into_messages(pairs: Sequence[tuple[int, int]]) -> None:
    """Note which message each notice is in: pairs of a notice's id and a message's; one statement for a few hundred.

    SQL of our own, because a choice between as many cases, which is what Django writes, takes longer than all else here.
    """
    quote = connection.ops.quote_name
    table, names = quote(Notice._meta.db_table), ("id", "message_id", "state")
    pk, message, state = (quote(one) for one in names)
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {table} SET {message} = given.column2, {state} = %s"  # noqa: S608 -- names of our own columns
            f" FROM (VALUES {', '.join(['(%s, %s)'] * len(pairs))}) AS given"
            f" WHERE {table}.{pk} = given.column1",
            [NoticeState.COMPOSED.value, *chain.from_iterable(pairs)],
        )
