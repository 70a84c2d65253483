"""The file of removals: written as things are taken away, gone through once more when a copy was put back."""

import fcntl
import os
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from django.conf import settings
from django.db import transaction

from access.models import Removal
from access.removals import kinds
from access.scope import across_organisations, working_in
from operations.domain.removal_lines import Line, UnreadableLineError, read_lines
from operations.sentences import OperationError
from organisations.models import Organisation

AT_ONCE = 500


def copy_removals() -> int:
    """Append the removals that do not stand in the file yet, and make the file if it is not there; return how many.

    They are on the disk before they are marked, so that an interruption writes a line twice, never not at all. Where no
    file is named, they wait.
    """
    if settings.REMOVALS_FILE is None:
        return 0
    done = 0
    while True:
        some = _copy_some(settings.REMOVALS_FILE)
        done += some
        if some < AT_ONCE:
            return done


def _copy_some(file: Path) -> int:
    one_file = across_organisations(reason="one file tells what was taken away, whosever it was")
    with one_file, transaction.atomic():
        new = Removal.objects.select_for_update(skip_locked=True).filter(is_copied=False)
        rows = list(new.order_by("pk")[:AT_ONCE])
        if rows or not file.exists():
            _append(file, [_line(row) for row in rows])
        Removal.objects.filter(pk__in=[row.pk for row in rows]).update(is_copied=True)
    return len(rows)


def _line(row: Removal) -> Line:
    return Line(str(row.pk), row.kind, row.organisation_id, row.key, row.on)


def _append(file: Path, lines: Sequence[Line]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(file, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        size = os.fstat(handle).st_size
        # What a full disk or a power cut left of a line stays a line of its own.
        is_torn = size > 0 and os.pread(handle, 1, size - 1) != b"\n"
        text = ("\n" if is_torn else "") + "".join(f"{line}\n" for line in lines)
        data = text.encode()
        while data:
            data = data[os.write(handle, data) :]
        os.fsync(handle)
    finally:
        os.close(handle)


def removals_to_apply(file: Path | None) -> list[Line]:
    """Return every removal in the file.

    Raises:
        OperationError: when it is not there, or a line cannot be read, or nobody here knows how to repeat one.

    """
    if file is None or not file.exists():
        where = f"at {file}" if file else "named in REMOVALS_FILE"
        raise OperationError(
            f"There is no file of removals {where}, so what people took out since the copy would come back: put the file"
            " there, or say --without-removals."
        )
    try:
        lines = list(read_lines(file.read_text(encoding="utf-8")))
    except UnreadableLineError as problem:
        raise OperationError(
            f"{problem} in {file}: put it right or take it out by hand, then begin again."
        ) from problem
    unknown = sorted({line.kind for line in lines} - set(kinds.keys()))
    if unknown:
        raise OperationError(
            f"{file} has removals that this version cannot repeat ({', '.join(unknown)}): use the version that wrote them."
        )
    return lines


def apply_removals(lines: Sequence[Line]) -> Mapping[str, int]:
    """Take away once more what the lines name, unless the database knows of it; return how many of each kind.

    A removal that stands in the database was made before the copy was, so the copy holds nothing of it.
    """
    with across_organisations(reason="one file tells what was taken away, whosever it was"):
        known = {str(pk) for pk in Removal.objects.values_list("pk", flat=True)}
    organisations = Organisation.objects.in_bulk({line.organisation for line in lines})
    done: Counter[str] = Counter()
    for line in lines:
        organisation = organisations.get(line.organisation)
        if organisation is None or line.id in known:
            continue
        with transaction.atomic(), working_in(organisation):
            kinds.get(line.kind).repeat(line.key, organisation, line.on)
            Removal.objects.create(
                pk=line.id,
                organisation=organisation,
                kind=line.kind,
                key=line.key,
                on=line.on,
                is_copied=True,
            )
        done[line.kind] += 1
    return done
