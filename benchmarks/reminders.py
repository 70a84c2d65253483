"""Rows 10 and 11: what a tick of the clock costs at a million asks, beside a plain loop of three statements for each reminder.

    python -m benchmarks.reminders [--quick]     in an empty, migrated PostgreSQL; prints one line of JSON

It is measured from "due" to "in a message that may be sent": found, asked who hears, told apart from what was told, written
down and put into messages. Handing over to a mail server is measured nowhere here: each message is a commit of its own there,
so that a crash leaves none that is sent twice.
"""

import argparse
import json
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from statistics import median
from typing import Any

import django

django.setup()

import psycopg  # noqa: E402 -- after the settings, like all that follows
from django.conf import settings  # noqa: E402
from django.db import connection, transaction  # noqa: E402

from access.scope import across_organisations, working_in  # noqa: E402
from benchmarks.tables import copy_rows, rebuilding, reset_sequences  # noqa: E402
from feedback.models import Consultation, Item  # noqa: E402
from notices.actions import compose, plan  # noqa: E402
from notices.models import Message, Notice  # noqa: E402
from organisations.models import Member, Organisation, User  # noqa: E402
from projects.models import Project  # noqa: E402
from stages.models import Stage  # noqa: E402

FEW, MANY = 10_000, 1_000_000
BATCH, ROUNDS, IDLE_TICKS = 500, 7, 60
COLLEAGUES = 1_000
NOW = datetime(2027, 3, 15, 10, 0, tzinfo=UTC)
"""A Monday morning, so that nothing has to wait, and no day of reports."""
CLOSED_ON = date(2027, 1, 18)
"""56 days before: the step that reminds the one who tells people, and the manager."""
LATER = date(2099, 1, 1)


@dataclass(frozen=True)
class Home:
    """Whose asks they are."""

    organisation: Organisation
    project: Project
    stage: Stage
    members: Sequence[int]


def make_home() -> Home:
    """Make one organisation with many colleagues and one project."""
    organisation = Organisation.objects.create(name="Strathcarrick Council", slug="measured")
    users = User.objects.bulk_create(
        User(email=f"c{number}@example.org", name=f"Colleague {number}")
        for number in range(COLLEAGUES)
    )
    with working_in(organisation):
        members = Member.objects.bulk_create(
            Member(organisation=organisation, user=one, role="facilitator") for one in users
        )
        project = Project.objects.create(organisation=organisation, title="Getting around")
        stage = Stage.objects.filter(project=project, number=1).first() or Stage.objects.create(
            organisation=organisation, project=project, number=1
        )
    return Home(organisation, project, stage, [one.pk for one in members])


def seed(home: Home, first: int, last: int) -> None:
    """Write the asks with these numbers, each with one thing to answer; none of them is due."""
    names = "id organisation_id project_id stage_id title slug owner_id manager_id"
    names += " opened_at created_at closes_on closes_at promised_on next_notice_on"
    with transaction.atomic(), rebuilding([Consultation, Item]):
        copy_rows(Consultation, names.split(), _asks(home, first, last))
        columns = ["organisation_id", "consultation_id", "text", "position"]
        items = ((home.organisation.pk, pk, "Buses", 1) for pk in range(first, last + 1))
        copy_rows(Item, columns, items)
        reset_sequences([Consultation])
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _asks(home: Home, first: int, last: int) -> Iterator[tuple[Any, ...]]:
    opened = datetime(2026, 12, 1, tzinfo=UTC)
    closed = datetime(2027, 1, 19, tzinfo=UTC)
    for pk in range(first, last + 1):
        owner, manager = (home.members[(pk * n) % COLLEAGUES] for n in (1, 7))
        yield (
            *(pk, home.organisation.pk, home.project.pk, home.stage.pk, f"Ask {pk}"),
            *(f"m{pk}", owner, manager),
            *(opened, opened, CLOSED_ON, closed, CLOSED_ON + timedelta(days=28), LATER),
        )


class Batches:
    """Asks that fall due, another 500 each time, spread over the whole table."""

    def __init__(self, count: int) -> None:
        """Spread over `count` asks."""
        step = max(1, count // (BATCH * (ROUNDS + 2)))
        self._ids = iter(range(1, count + 1, step))

    def next(self) -> int:
        """Let the next ones fall due; return how many."""
        ids = list(islice(self._ids, BATCH))
        with across_organisations(reason="made-up asks fall due"):
            # As if nobody had been reminded before, whatever round it is.
            Notice.objects.all().delete()
            Message.objects.all().delete()
            due = Consultation.objects.filter(pk__in=ids)
            return due.update(next_notice_on=CLOSED_ON + timedelta(days=56))


def timed(work: Callable[[], object]) -> tuple[float, Any]:
    """Return how many seconds it took, and what came of it."""
    started = time.perf_counter()
    found = work()
    return time.perf_counter() - started, found


def tick() -> int:
    """Plan and compose; return how many reminders were put into messages."""
    planned = len(plan(now=NOW).notices)
    compose(now=NOW)
    return planned


class Peer:
    """The least there can be: three statements and a commit for each reminder that is due, on a table of its own."""

    def __init__(self, count: int) -> None:
        """Make a table of as many asks as ours."""
        self.connection = psycopg.connect(_address(), autocommit=False)
        self.connection.execute("DROP TABLE IF EXISTS peer_ask, peer_outbox")
        self.connection.execute(
            "CREATE TABLE peer_ask AS SELECT n AS id, date '2099-01-01' AS next_on, now() AS sent_at"
            f" FROM generate_series(1, {count}) n"
        )
        self.connection.execute("ALTER TABLE peer_ask ADD PRIMARY KEY (id)")
        self.connection.execute("CREATE INDEX ON peer_ask (next_on)")
        self.connection.execute("CREATE TABLE peer_outbox (ask bigint, made_at timestamptz)")
        self.connection.commit()
        self.connection.execute("ANALYZE peer_ask")
        self.connection.commit()
        self.batches = iter(range(1, count + 1, max(1, count // (2 * BATCH * (ROUNDS + 2)))))

    def fall_due(self, count: int) -> None:
        """Let so many fall due."""
        ids = list(islice(self.batches, count))
        self.connection.execute(
            "UPDATE peer_ask SET next_on = '2027-03-01' WHERE id = ANY(%s)", [ids]
        )
        self.connection.commit()

    def run(self) -> int:
        """Remind of everything due, one after the other; return how many."""
        done = 0
        while True:
            row = self.connection.execute(
                "SELECT id FROM peer_ask WHERE next_on <= '2027-03-01' ORDER BY next_on LIMIT 1 FOR UPDATE SKIP LOCKED"
            ).fetchone()
            if row is None:
                self.connection.commit()
                return done
            self.connection.execute("INSERT INTO peer_outbox VALUES (%s, now())", row)
            self.connection.execute(
                "UPDATE peer_ask SET next_on = '2099-01-01', sent_at = now() WHERE id = %s", row
            )
            self.connection.commit()
            done += 1


def _address() -> str:
    one = settings.DATABASES["default"]
    return psycopg.conninfo.make_conninfo(
        host=one["HOST"], port=one["PORT"], user=one["USER"], dbname=one["NAME"]
    )


def batches(count: int, rounds: int) -> list[tuple[float, int]]:
    """Return seconds and reminders of each tick over 500 asks, out of `count`; the first one is not counted."""
    due, found = Batches(count), []
    for _each in range(rounds + 1):
        due.next()
        found.append(timed(tick))
    return found[1:]


def beside(count: int, rounds: int) -> dict[str, Any]:
    """Return ours and the plain loop, in turns, at `count` asks."""
    due, peer = Batches(count), Peer(count)
    ours, theirs = [], []
    for number in range(rounds + 1):
        due.next()
        took, reminders = timed(tick)
        peer.fall_due(BATCH)
        seconds, done = timed(peer.run)
        if number:
            ours.append(reminders / took)
            theirs.append(done / seconds)
    ratios = sorted(mine / other for mine, other in zip(ours, theirs, strict=True))
    return {
        "per_second": median(ours),
        "peer_per_second": median(theirs),
        "ratio": [ratios[0], median(ratios), ratios[-1]],
    }


def idle(ticks: int) -> list[float]:
    """Return the milliseconds of ticks with nothing due: planning and composing."""
    for _each in range(5):
        tick()
    return sorted(timed(tick)[0] * 1000 for _each in range(ticks))


def idle_in_the_database(ticks: int) -> list[float]:
    """Return the milliseconds for which the database executes the statements of a tick with nothing due, by its own clock.

    The rest of an idle tick is Django writing the statements and PostgreSQL planning them, which no row makes longer.
    """
    statements: list[tuple[str, Any]] = []

    def note(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        statements.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        tick()
    read = [one for one in statements if one[0].lstrip("( ").upper().startswith("SELECT")]
    return sorted(sum(_executed(*one) for one in read) for _each in range(ticks))


def _executed(sql: str, params: Any) -> float:
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) {sql}", params)
        (found,) = cursor.fetchone()
    milliseconds: float = (json.loads(found) if isinstance(found, str) else found)[0][
        "Execution Time"
    ]
    return milliseconds


def measure(*, many: int, rounds: int) -> dict[str, Any]:
    """Fill the database in two steps, and measure after each."""
    home = make_home()
    seed(home, 1, FEW)
    few = batches(FEW, rounds)
    seed(home, FEW + 1, many)
    found = batches(many, rounds)
    slow, quick = (median(took for took, _reminders in some) for some in (found, few))
    whole, executed = idle(IDLE_TICKS), idle_in_the_database(IDLE_TICKS)
    return {
        "asks": many,
        "reminders_in_a_batch": found[0][1],
        "batch_ms": {"few": quick * 1000, "many": slow * 1000},
        "growth": slow / quick,
        "idle_ms": [executed[0], median(executed), executed[-1]],
        "idle_tick_ms": median(whole),
        "beside": beside(many, rounds),
    }


def main() -> None:
    """Measure and print."""
    reading = argparse.ArgumentParser(description=__doc__)
    reading.add_argument("--quick", action="store_true", help="with a tenth of the asks")
    is_quick = reading.parse_args().quick
    found = measure(many=MANY // 10 if is_quick else MANY, rounds=2 if is_quick else ROUNDS)
    print(json.dumps(found))


if __name__ == "__main__":
    main()
