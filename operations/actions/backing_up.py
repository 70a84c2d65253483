"""Making a copy of the database: consistent, sealed for somebody elsewhere, whole or not there at all."""

import os
from datetime import datetime, timedelta
from pathlib import Path
from typing import IO, Any

from operations.actions.engines import DATABASE_FAULTS, Engine, database_sentence, engine
from operations.actions.envelopes import Counted, seal
from operations.domain.copies import Copy, name_of, taken_at_of
from operations.models import Backup
from operations.queries.versions import versions
from operations.sentences import OperationError, sentence_for

UNFINISHED = timedelta(days=1)


def make_backup(*, folder: Path, recipient: str, now: datetime) -> Copy:
    """Write a copy into `folder`, sealed for the public key `recipient` (plain if it is empty), and write down that it was made.

    Beside it stands a file with its checksum and how many rows each table had. Both appear in one step each, the copy
    last, so that a copy is always whole.

    Raises:
        OperationError: with one sentence, when anything stopped it; then nothing new stands in the folder.

    """
    tools = engine()
    tools.check_tools()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        copy = _write(tools, folder, recipient, now)
    except OSError as problem:
        raise OperationError(sentence_for(problem, folder)) from problem
    except DATABASE_FAULTS as problem:
        raise OperationError(database_sentence(problem, folder)) from problem
    Backup.objects.create(
        kind=Backup.Kind.MADE,
        name=copy.file,
        size=copy.size,
        taken_at=copy.taken_at,
        finished_at=now,
    )
    return copy


def _write(tools: Engine, folder: Path, recipient: str, now: datetime) -> Copy:
    name = name_of(now, tools.name, is_encrypted=bool(recipient))
    target, beside = folder / name, folder / f"{name}.json"
    if target.exists():
        raise OperationError(f"{target} exists already: wait a second and begin again.")
    fresh, fresh_beside = folder / f"{name}.part", folder / f"{name}.json.part"
    try:
        fresh.touch(mode=0o600)
        with tools.copy(folder) as source, fresh.open("wb") as file:
            counted = Counted(file)
            seal(source.stream, counted, recipient)
            source.finish()
            _to_disk(file)
        copy = Copy(
            file=name,
            engine=tools.name,
            version=versions()["coprod"],
            taken_at=now,
            size=counted.size,
            sha256=counted.sha256,
            is_encrypted=bool(recipient),
            counts=source.counts,
            changes=source.changes,
        )
        with fresh_beside.open("w", encoding="utf-8") as text:
            text.write(copy.as_json())
            _to_disk(text)
        fresh_beside.replace(beside)
        fresh.replace(target)
    finally:
        fresh.unlink(missing_ok=True)
        fresh_beside.unlink(missing_ok=True)
    return copy


def delete_old(*, folder: Path, keep_days: int, now: datetime) -> list[str]:
    """Delete the copies that are older than so many days, and what interrupted runs left; return the copies' names.

    Raises:
        OperationError: with one sentence, when one cannot be deleted.

    """
    gone = []
    try:
        for file in sorted(folder.iterdir()):
            name = file.name.removesuffix(".part").removesuffix(".json")
            taken_at = taken_at_of(name)
            if taken_at is None:
                continue
            age = now - taken_at
            if age > timedelta(days=keep_days) or (file.suffix == ".part" and age > UNFINISHED):
                file.unlink(missing_ok=True)
                gone += [file.name] if file.name == name else []
    except OSError as problem:
        raise OperationError(sentence_for(problem, folder)) from problem
    return gone


def _to_disk(file: IO[Any]) -> None:
    file.flush()
    os.fsync(file.fileno())
