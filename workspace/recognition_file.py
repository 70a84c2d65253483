"""Writing what people were given into a file for a spreadsheet, in which no cell is calculated."""

import csv
import io
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from access import audit
from access.actors import Actor
from feedback.models import Recognition
from feedback.queries.recognition import recognitions, rows
from projects.models import Project
from workspace.activity_file import harmless

KINDS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
AT_ONCE = 500

type Cell = str | Decimal | None


@transaction.atomic
def recognition_file(
    *, actor: Actor, project: Project | None, named: Collection[int], kind: str
) -> bytes:
    """Return the file, and note down who took how many lines, with names or without."""
    lines = list(_lines(project, named))
    audit.record(
        actor,
        "recognition_exported",
        project or actor.organisation,
        rows=len(lines),
        named=len(named),
        kind=kind,
    )
    table = [headings(), *lines]
    return _as_csv(table) if kind == "csv" else _as_xlsx(table)


def headings() -> list[Cell]:
    """Return the first line."""
    return [
        *(_("Reference"), _("Person"), _("Project"), _("Group"), _("Ask or meeting")),
        *(_("What for"), _("Form"), _("Sum"), _("Currency"), _("How it stands")),
        *(_("Offered on"), _("Paid or declined on")),
    ]


def _lines(project: Project | None, named: Collection[int]) -> Iterator[list[Cell]]:
    found = recognitions(project).order_by("pk")
    batch: list[Recognition] = []
    for one in found.iterator(chunk_size=AT_ONCE):
        batch.append(one)
        if len(batch) == AT_ONCE:
            yield from _some(batch, named)
            batch = []
    yield from _some(batch, named)


def _some(batch: Sequence[Recognition], named: Collection[int]) -> Iterator[list[Cell]]:
    for one, row in zip(batch, rows(batch, names_of=named), strict=True):
        given = row.given
        yield [
            *(str(one.pk), row.name, given.project, row.group, given.about),
            # What the team typed may name somebody, so it goes with the names.
            *(given.what if one.project_id in named else "", str(given.form), one.amount),
            *(one.currency if one.amount is not None else "", str(given.state_words)),
            *(_day(one.offered_on), _day(one.settled_on)),
        ]


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _as_csv(table: Sequence[Sequence[Cell]]) -> bytes:
    """Return comma-separated values with the mark that tells spreadsheets the alphabet."""
    file = io.StringIO()
    writer = csv.writer(file)
    for line in table:
        writer.writerow([harmless("" if cell is None else cell) for cell in line])
    return ("\ufeff" + file.getvalue()).encode()


def _as_xlsx(table: Sequence[Sequence[Cell]]) -> bytes:
    """Return a workbook; every text is written as a text, whatever it begins with."""
    import xlsxwriter  # noqa: PLC0415 -- memory that a worker does without until somebody wants a file

    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    sheet = book.add_worksheet()
    for number, line in enumerate(table):
        for place, cell in enumerate(line):
            if isinstance(cell, Decimal):
                sheet.write_number(number, place, float(cell))
            else:
                sheet.write_string(number, place, cell or "")
    book.close()
    return file.getvalue()
