"""Bringing in answers that were collected elsewhere: taking a file, matching its columns, and keeping its rows step by step."""

import csv
import hashlib
import io
import uuid
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from access import audit, removals
from access.actors import Actor
from feedback.actions.entering import TooLateError, open_for_typing
from feedback.actions.schedule import reset_next_notice
from feedback.models import Answer, AnswerFile, AnswerFileRow, Consultation, Response, ResultFile
from feedback.queries.answer_columns import guessed, offered_for
from feedback.queries.answer_files import (
    ADDED,
    BAD_ROW,
    FILE,
    SAME_PEOPLE,
    Planned,
    planned,
    reader_for,
    same_file,
    there_already,
    told_apart,
)
from feedback.queries.answer_rows import LONGEST_CELL
from feedback.queries.entries import paper_sheet, typing_state
from feedback.terms import ANSWERS_REMOVED
from jobs.models import Job, JobState
from participants.reading import read_file, rows_of

AT_A_TIME = 500
"""So many answers are taken back by one statement."""


class BegunError(Exception):
    """The file is being brought in, or was."""


class SameFileError(Exception):
    """The very same rows are here already, in `file`."""

    def __init__(self, file: AnswerFile) -> None:
        super().__init__(file.pk)
        self.file = file


class RowsGoneError(Exception):
    """The rows were let go while they were read."""


@transaction.atomic
def take_file(
    *, actor: Actor, consultation: Consultation, name: str, data: bytes, now: datetime
) -> AnswerFile:
    """Keep the rows of a file for a few days, with a guess at what its columns hold. Nothing counts yet.

    Raises:
        RefusedError: when we do not take the file.
        SameFileError: when it is here already.
        TooLateError: when nothing can be brought in.

    """
    sheet = paper_sheet(consultation)
    if sheet is None or not typing_state(consultation, now).is_possible:
        raise TooLateError
    read = read_file(data, longest=LONGEST_CELL)
    mark = hashlib.sha256(read.content + repr(read.headings).encode()).hexdigest()
    earlier = same_file(consultation, mark)
    if earlier is not None:
        raise SameFileError(earlier)
    usual = {"bad": BAD_ROW, "known": SAME_PEOPLE, "instead": {}}
    taken = AnswerFile.objects.create(
        organisation_id=consultation.organisation_id,
        consultation=consultation,
        name=name[:160],
        content=read.content,
        headings=read.headings,
        columns=guessed(read.headings, offered_for(consultation, sheet)),
        options={"mark": mark, "version": sheet.version.pk, **usual},
        rows=read.rows,
        made_by_id=actor.member_id,
    )
    audit.record(actor, "answer_file_taken", taken, rows=read.rows)
    return taken


@transaction.atomic
def match_columns(
    *, actor: Actor, file: AnswerFile, columns: Mapping[str, int], options: Mapping[str, Any]
) -> AnswerFile:
    """Say what the columns hold, where and when it was collected, and what happens to what nobody understands.

    Raises:
        BegunError: when somebody has begun to bring it in.

    """
    found = _not_begun(file)
    found.columns, found.options = dict(columns), {**found.options, **options}
    found.save(update_fields=["columns", "options"])
    audit.record(actor, "answer_file_matched", found)
    return found


@transaction.atomic
def attach_job(*, actor: Actor, file: AnswerFile, job: Job) -> None:
    """Let `job`, which was just started, bring the file in. What stands in columns that were left out goes at once.

    Raises:
        BegunError: when another one does.

    """
    found = _not_begun(file)
    found.job, found.options = job, {**found.options, "begun": True}
    found.content = _only(bytes(found.content or b""), set(found.columns.values()))
    found.save(update_fields=["job", "options", "content"])
    audit.record(actor, "answer_file_begun", found, rows=found.rows)


def _only(content: bytes, places: Collection[int]) -> bytes:
    """Return the rows with nothing in them but these columns: names and addresses are not ours to keep."""
    text = io.StringIO()
    write = csv.writer(text)
    for number, cells in rows_of(content):
        kept = [cell if at in places else "" for at, cell in enumerate(cells)]
        write.writerow([number, *kept])
    return text.getvalue().encode()


@transaction.atomic
def drop_file(*, actor: Actor, file: AnswerFile) -> None:
    """Throw a file away that nobody has begun to bring in.

    Raises:
        BegunError: when somebody has.

    """
    found = _not_begun(file)
    audit.record(actor, "answer_file_dropped", found)
    found.delete()


def _not_begun(file: AnswerFile) -> AnswerFile:
    found = AnswerFile.objects.select_for_update(of=("self",)).filter(pk=file.pk).first()
    if found is None or found.options.get("begun"):
        raise BegunError
    return found


@transaction.atomic
def bring_in(
    *, file: AnswerFile, plans: Sequence[Planned], version: Any, now: datetime
) -> list[Planned]:
    """Keep the answers of these rows, and what became of each row. What was kept before stays as it is.

    Raises:
        TooLateError: when the result was made meanwhile.
        RowsGoneError: when the rows were let go meanwhile.

    """
    current = open_for_typing(file.consultation, now)
    keys = [one.send_key for one in plans if one.result == ADDED]
    done = told_apart(plans, there_already(current, keys))
    added = [one for one in done if one.result == ADDED]
    made = [_response(current, file, version, one, now) for one in added]
    Response.objects.bulk_create(made)
    Answer.objects.bulk_create(
        _answer(of, question, row)
        for of, one in zip(made, added, strict=True)
        for question, row in one.read.rows
    )
    AnswerFileRow.objects.bulk_create(
        AnswerFileRow(
            organisation_id=file.organisation_id,
            answer_file=file,
            number=one.number,
            result=one.result,
            problem=one.problem,
        )
        for one in done
    )
    if not AnswerFile.objects.filter(pk=file.pk, content__isnull=False).exists():
        raise RowsGoneError
    return done


def _response(
    about: Consultation, file: AnswerFile, version: Any, one: Planned, now: datetime
) -> Response:
    return Response(
        organisation_id=about.organisation_id,
        consultation=about,
        form_version=version,
        thread=uuid.uuid4(),
        send_key=one.send_key,
        received_on=now.astimezone(about.organisation.zone).date(),
        is_late=not about.is_open(now),
        group_id=one.read.group_id,
        way=FILE,
        entered_by_id=file.made_by_id,
    )


def _answer(of: Response, question: Any, row: Any) -> Answer:
    return Answer(
        organisation_id=of.organisation_id,
        response=of,
        question=question,
        choice=row.choice,
        number=row.number,
        text=row.text,
    )


def note_end(*, file: AnswerFile, job: Job, actor: Actor | None) -> None:
    """Write down that bringing in a file has ended, and how. Call inside the transaction that ends the job."""
    verb = "answers_brought_in" if job.state == JobState.DONE else "answer_file_ended_early"
    audit.record(actor, verb, file, **job.counts)


def take_back(*, actor: Actor, file: AnswerFile, now: datetime) -> int:
    """Take out again what this file brought in, as long as its rows are kept and the result is not made; return how many.

    Raises:
        TooLateError: when the result was made.
        RowsGoneError: when the rows are gone, so that nobody knows which answers they were.
        BegunError: while it is still being brought in.

    """
    with transaction.atomic():
        current = open_for_typing(file.consultation, now)
        found = AnswerFile.objects.select_for_update(of=("self",)).get(pk=file.pk)
        if found.job is not None and found.job.ended_at is None:
            raise BegunError
        if found.content is None:
            raise RowsGoneError
        gone = _take_back(actor, current, found, now)
        audit.record(actor, "answers_taken_back", current, rows=gone)
        found.delete()
    return gone


def _take_back(actor: Actor, about: Consultation, file: AnswerFile, now: datetime) -> int:
    added = set(file.results.filter(result=ADDED).values_list("number", flat=True))
    keys = [one.send_key for one in planned(file, reader_for(file)) if one.number in added]
    today, gone = now.astimezone(about.organisation.zone).date(), 0
    for at in range(0, len(keys), AT_A_TIME):
        some = Response.objects.filter(
            consultation=about, way=FILE, send_key__in=keys[at : at + AT_A_TIME]
        )
        ids = sorted(str(pk) for pk in some.values_list("pk", flat=True))
        removals.note(kind=ANSWERS_REMOVED, organisation=actor.organisation, keys=ids, on=today)
        some.delete()
        gone += len(ids)
    ResultFile.objects.filter(consultation=about).update(content=None)
    reset_next_notice(about, today=today)
    return gone
