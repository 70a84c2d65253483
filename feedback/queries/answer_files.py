"""Reads about files of answers: what each row would do, what nobody could understand, and what became of it."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.db.models import Count, QuerySet

from access.tokens import digest_of
from feedback.models import AnswerFile, AnswerFileRow, Consultation, Response
from feedback.queries.answer_rows import Read, Reader, read_rows
from feedback.queries.sheets import sheet_of
from feedback.queries.ways import groups_of
from feedback.question_types.base.contract import folded
from jobs.models import JobState
from participants.reading import rows_of

ADDED, KNOWN, LEFT_OUT = "added", "known", "left_out"
BAD_ROW, BAD_ANSWER = "row", "answer"
"""What an answer that nobody understands does: its whole row stays out, or only this answer."""
SAME_PEOPLE, OTHERS = "same", "others"
"""Who stands behind rows that came in before word for word, where nothing else tells rows apart."""
LOOKED_AT = 1_000
"""So many rows are looked at before a file is brought in; in the work itself every one is."""
FILE = "file"
"""Of `terms.WAYS`."""


@dataclass(frozen=True, slots=True)
class Planned:
    """What one row of a file does. `problem` is a code: why nothing, or what else there is to know."""

    number: int
    read: Read
    send_key: str
    result: str
    problem: str = ""


def reader_for(file: AnswerFile) -> Reader:
    """Return what reads the rows of this file as its columns were matched; one statement and the sheet's."""
    return Reader(
        sheet_of(file.options["version"]),
        groups_of(file.consultation),
        file.columns,
        file.options.get("instead", {}),
    )


def planned(file: AnswerFile, reader: Reader) -> Iterator[Planned]:
    """Yield what each row does by itself, before what came in earlier is looked at."""
    seen: Counter[str] = Counter()
    keyed: set[str] = set()
    is_strict = file.options.get("bad", BAD_ROW) == BAD_ROW
    for number, read in read_rows(bytes(file.content or b""), reader):
        key = _send_key(file, read, seen)
        if read.faults and is_strict:
            yield Planned(number, read, key, LEFT_OUT, "answer")
        elif not read.rows:
            yield Planned(number, read, key, LEFT_OUT, "answer" if read.faults else "empty")
        elif key in keyed:
            yield Planned(number, read, key, LEFT_OUT, "twice")
        else:
            keyed |= {key} if read.key else set()
            note = "part" if read.faults else "pages" if read.left else ""
            yield Planned(number, read, key, ADDED, note)


def _send_key(file: AnswerFile, read: Read, seen: Counter[str]) -> str:
    """Return what is kept once: by what tells rows apart, or else by the answers and how often the same came before them."""
    about = file.consultation_id
    if read.key:
        return digest_of(f"file {about} key {read.key}")
    salt = file.options["mark"] if file.options.get("known") == OTHERS else ""
    said = f"{read.group_id} {sorted(repr(row) for _question, row in read.rows)}"
    seen[said] += 1
    return digest_of(f"file {about} {salt} {said} {seen[said]}")


def there_already(consultation: Consultation, keys: Collection[str]) -> set[str]:
    """Return which of these were kept before; one statement."""
    rows = Response.objects.filter(consultation=consultation, send_key__in=keys)
    return set(rows.values_list("send_key", flat=True))


def told_apart(plans: Iterable[Planned], there: Collection[str]) -> list[Planned]:
    """Return the plans, with what came in before left as it is."""
    return [
        Planned(one.number, one.read, one.send_key, KNOWN)
        if one.result == ADDED and one.send_key in there
        else one
        for one in plans
    ]


@dataclass(frozen=True, slots=True)
class Unknown:
    """Words in a column that are no answer, and in how many rows they stand."""

    code: str
    cell: str
    about: str
    count: int


@dataclass(frozen=True, slots=True)
class Looked:
    """What the first rows of a file would do, counted and some of them shown, and what nobody could understand."""

    rows: int
    counts: Counter[str]
    shown: Sequence[Planned]
    unknown: Sequence[Unknown]
    repeated: int
    """Rows that came in before word for word, where nothing else tells rows apart."""


def look(file: AnswerFile, most: int) -> Looked:
    """Look at the first rows of a file; show `most` of those that would do nothing, or else of the first."""
    plans = list(islice(planned(file, reader_for(file)), LOOKED_AT))
    keys = [one.send_key for one in plans if one.result == ADDED]
    plans = told_apart(plans, there_already(file.consultation, keys))
    is_raw = not file.options.get("instead")
    first = plans[:most]
    wrong = [one for one in plans[most:] if one.result == LEFT_OUT][:most]
    return Looked(
        rows=len(plans),
        counts=Counter(one.result for one in plans),
        shown=[*first, *wrong],
        unknown=_unknown(plans) if is_raw else unknown_in(file),
        repeated=sum(one.result == KNOWN and not one.read.key for one in plans),
    )


def unknown_in(file: AnswerFile) -> list[Unknown]:
    """Return the words in the first rows that are no answer, also those for which it was said what they count as."""
    reader = reader_for(file)
    reader.instead = {}
    return _unknown(list(islice(planned(file, reader), LOOKED_AT)))


def _unknown(plans: Iterable[Planned]) -> list[Unknown]:
    counts: Counter[tuple[str, str]] = Counter()
    first: dict[tuple[str, str], tuple[str, str]] = {}
    for fault in (fault for one in plans for fault in one.read.faults if fault.is_unknown):
        key = (fault.code, folded(fault.cell))
        counts[key] += 1
        first.setdefault(key, (fault.cell, fault.about))
    return [Unknown(key[0], *first[key], count) for key, count in counts.most_common()]


def examples(file: AnswerFile, most: int) -> list[list[str]]:
    """Return the cells of the first rows."""
    rows = rows_of(bytes(file.content or b""))
    return [cells for _number, cells in islice(rows, most)]


def files_of(consultation: Consultation) -> QuerySet[AnswerFile]:
    """Return the files for an ask without their rows, the newest first."""
    rows = AnswerFile.objects.filter(consultation=consultation)
    return rows.select_related("job", "made_by__user").defer("content")


def same_file(consultation: Consultation, mark: str) -> AnswerFile | None:
    """Return the file with the very same rows that is here already, or None; one that was not finished may come again."""
    rows = files_of(consultation).filter(options__mark=mark)
    return rows.exclude(job__state__in=[JobState.STOPPED, JobState.FAILED]).first()


def brought(consultation: Consultation) -> list[AnswerFile]:
    """Return the files out of which answers came in, for saying where those were collected; one statement."""
    return list(files_of(consultation).filter(options__begun=True))


def file_of_job(job_id: int) -> AnswerFile | None:
    """Return the file that a job brings in, if it is still there."""
    rows = AnswerFile.objects.filter(job=job_id)
    return rows.select_related("consultation__organisation").first()


def result_counts(file: AnswerFile) -> dict[str, int]:
    """Return how many rows came to what; one statement."""
    rows = file.results.order_by().values("result").annotate(n=Count("pk"))
    return {row["result"]: row["n"] for row in rows}


def results(file: AnswerFile, result: str = "") -> QuerySet[AnswerFileRow]:
    """Return what became of the rows, all or those that came to one result, in the order of the file."""
    return file.results.filter(result=result) if result else file.results.all()


def cells_of(file: AnswerFile, numbers: Iterable[int]) -> dict[int, list[str]]:
    """Return what stands in these rows of the file; nothing once it is gone."""
    wanted = set(numbers)
    if file.content is None or not wanted:
        return {}
    rows: Iterator[Any] = rows_of(bytes(file.content))
    return {number: cells for number, cells in rows if number in wanted}
