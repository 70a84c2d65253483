"""Putting a copy back onto an empty database so that nothing is sent again and nothing that was taken out comes back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.db import OperationalError
from django.db.models import Max

from notices.actions.holding import RESTORED, give_up_waiting, hold_outbox
from notices.models import Heartbeat, OutboxHold
from operations.actions.contents import count_rows, tables
from operations.actions.engines import DATABASE_FAULTS, database_sentence, engine
from operations.actions.envelopes import read_key, sha256_of, unseal
from operations.actions.removals import apply_removals
from operations.domain.copies import NAME, Copy, differences, read_copy, taken_at_of
from operations.domain.removal_lines import Line
from operations.models import Backup
from operations.queries.changes import GUIDE, half_made, known_changes
from operations.sentences import OperationError, sentence_for

OTHER_MEANS = "put back by other means"


@dataclass(frozen=True, slots=True)
class Restored:
    """What came of putting a copy back."""

    taken_at: datetime
    tables: int
    rows: int
    was_checked: bool
    """Whether there was a list to compare with: a checksum and how many rows each table had."""
    removed: Mapping[str, int]
    unsure: int
    expired: int


def restore(*, file: Path, identity: Path | None, removals: list[Line], now: datetime) -> Restored:
    """Put the copy in `file` back onto the empty database in use, opened with the secret key in `identity`.

    The outbox is held in the same step in which the rows appear, so that no worker sends anything. Then missing
    changes are made to the tables, `removals` are taken out again, everybody is signed out, and what waits to be sent is
    marked as maybe sent before.

    Raises:
        OperationError: with one sentence, when anything stopped it.

    """
    if NAME.fullmatch(file.name) is None:
        raise OperationError(f"{file.name} is not the name of a copy that Coprod made.")
    copy = _beside(file)
    tools = engine()
    tools.check_tools()
    _check(file, copy, tools.name)
    key = _key(file, identity)
    _refuse_unless_empty()

    def write_to(target: Any) -> None:
        with file.open("rb") as source:
            unseal(source, target, key)

    try:
        tools.put_back(write_to, RESTORED)
    except OSError as problem:
        raise OperationError(sentence_for(problem, file)) from problem
    except DATABASE_FAULTS as problem:
        raise OperationError(database_sentence(problem, file)) from problem
    counts = _counted(copy)
    taken_at = copy.taken_at if copy else taken_at_of(file.name) or now
    return _settle(
        file.name,
        file.stat().st_size,
        taken_at,
        counts,
        removals,
        now,
        was_checked=copy is not None,
    )


def settle_what_was_put_back(*, removals: list[Line], now: datetime) -> Restored:
    """Do what follows a restore, for a database that was put back by other means, before any worker runs.

    What it holds is taken to be from when a background job last ran.
    """
    hold_outbox(reason=RESTORED, now=now)
    last = Heartbeat.objects.aggregate(last=Max("beaten_at"))["last"] or now
    return _settle(OTHER_MEANS, 0, last, count_rows(), removals, now, was_checked=False)


def _settle(
    name: str,
    size: int,
    taken_at: datetime,
    counts: Mapping[str, int],
    removals: list[Line],
    now: datetime,
    *,
    was_checked: bool,
) -> Restored:
    """Bring what was put back up to date; the outbox is held already."""
    call_command("migrate", interactive=False, verbosity=0)
    removed = apply_removals(removals)
    Session.objects.all().delete()
    unsure, expired = give_up_waiting(now=now)
    Backup.objects.create(
        kind=Backup.Kind.RESTORED, name=name, size=size, taken_at=taken_at, finished_at=now
    )
    return Restored(
        taken_at=taken_at,
        tables=len(counts),
        rows=sum(counts.values()),
        was_checked=was_checked,
        removed=removed,
        unsure=unsure,
        expired=expired,
    )


def _beside(file: Path) -> Copy | None:
    beside = file.with_name(f"{file.name}.json")
    if not file.is_file():
        raise OperationError(f"There is no file {file}.")
    if not beside.exists():
        return None
    try:
        return read_copy(beside.read_text(encoding="utf-8"))
    except (OSError, ValueError) as problem:
        raise OperationError(
            f"{beside} cannot be read: take it away to restore without comparing with it."
        ) from problem


def _check(file: Path, copy: Copy | None, engine_name: str) -> None:
    found = NAME.fullmatch(file.name)
    made_from = copy.engine if copy else found[2] if found else ""
    if made_from != engine_name:
        raise OperationError(
            f"This is a copy of {made_from}, and DATABASE_URL names {engine_name}: name a database of the same kind."
        )
    if copy is None:
        return
    if sha256_of(file) != copy.sha256:
        raise OperationError(f"{file.name} is not as it was when it was made: use another copy.")
    _check_changes(copy)


def _check_changes(copy: Copy) -> None:
    newer = sorted(set(copy.changes) - {f"{app}.{name}" for app, name in known_changes()})
    if newer:
        raise OperationError(
            f"The copy was made by Coprod {copy.version}, which is newer than this one (it knows {newer[-1]}): install"
            " that version first."
        )
    half = half_made(
        {(app, name) for app, _dot, name in (one.partition(".") for one in copy.changes)}
    )
    if half:
        raise OperationError(
            f"The copy has only some of the changes whose place {half[0]} took: put it back with the version that made it,"
            f" and go on as {GUIDE} says."
        )


def _key(file: Path, identity: Path | None) -> Any | None:
    if file.suffix != ".age":
        return None
    if identity is None:
        raise OperationError(
            "This copy is sealed: name the file with the secret key, --identity KEYFILE."
        )
    return read_key(identity)


def _refuse_unless_empty() -> None:
    try:
        found = tables()
    except OperationalError as problem:
        raise OperationError(database_sentence(problem, "the database")) from problem
    if found:
        raise OperationError(
            f"The database is not empty, it has {len(found)} tables: make a new one, so that nothing is written over."
        )


def _counted(copy: Copy | None) -> dict[str, int]:
    """Count what was put back and compare it with what was copied; the hold is the one row that may be more."""
    counts = count_rows()
    holds = OutboxHold._meta.db_table
    if copy is not None:
        expected = dict(copy.counts)
        if counts.get(holds) == expected.get(holds, 0) + 1:
            expected[holds] = counts[holds]
        wrong = differences(expected, counts)
        if wrong:
            raise OperationError(
                f"The copy was put back but is not whole: {'; '.join(wrong)}. Nothing is sent. Use another copy."
            )
    return counts
