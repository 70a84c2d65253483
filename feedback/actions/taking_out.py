"""Taking answers out as a file: ordering it, and making it. Each time is written down."""

import json
from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from access import audit
from access.actors import Actor
from feedback.models import Consultation, ResultFile
from feedback.queries.readers import is_reader
from feedback.queries.taking_out import AnswerTable, answer_table, book_headings, code_book
from jobs import actions as jobs
from participants.sheets import Table, as_csv_files, as_workbook

TAKE_OUT = "take_answers_out"
JSON, XLSX = "json", "xlsx"


@transaction.atomic
def order_answers(*, actor: Actor, consultation: Consultation, kind: str, total: int) -> ResultFile:
    """Note down that somebody wants a file, and let a worker make it."""
    job = jobs.start(actor=actor, kind=TAKE_OUT, total=total)
    return ResultFile.objects.create(
        organisation_id=consultation.organisation_id,
        consultation=consultation,
        kind=kind,
        job=job,
        made_by_id=actor.member_id,
    )


def fill_answers(*, actor: Actor, file: ResultFile) -> int:
    """Make the file that was ordered, as far as `actor` may read; return how many people are in it. Call in a transaction."""
    about = file.consultation
    # Whoever takes answers out of the ask waits for this row, and empties the file afterwards.
    ResultFile.objects.select_for_update().get(pk=file.pk)
    has_words = is_reader(actor.member_id, about)
    table = answer_table(about, has_words=has_words)
    file.content = _made(file.kind, about, table)
    file.save(update_fields=["content"])
    count = len(table.rows)
    audit.record(actor, "answers_exported", about, rows=count, kind=file.kind, has_words=has_words)
    return count


def _made(kind: str, about: Consultation, table: AnswerTable) -> bytes:
    book = code_book(about, table.columns)
    names = [column.name for column in table.columns]
    rows = list(table.rows)
    headings = [column.heading for column in table.columns]
    if table.groups:
        names, headings = [*names, "group"], [*headings, _("Group")]
        rows = [[*row, group] for row, group in zip(rows, table.groups, strict=True)]
    if kind == JSON:
        answers = [dict(zip(names, row, strict=True)) for row in rows]
        made = {"title": about.title, "code_book": book, "answers": answers}
        return json.dumps(made, ensure_ascii=False, indent=1).encode()
    lines: Sequence[Sequence[str]] = [list(line.values()) for line in book]
    tables = [
        Table("answers", names, rows),
        Table("code-book", book_headings(), lines),
    ]
    return as_workbook(tables) if kind == XLSX else as_csv_files(tables)
