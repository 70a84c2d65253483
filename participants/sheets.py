"""Writing rows of words as files for spreadsheets, which calculate nothing in them."""

import csv
import io
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from participants.domain.cells import guard

CSV, XLSX = "csv", "xlsx"
TYPES = {
    CSV: "text/csv; charset=utf-8",
    XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
LONGEST_CELL = 32_767
"""More an Excel cell cannot hold."""


def as_file(kind: str, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> tuple[bytes, int]:
    """Return a file of this kind, and how many rows stand in it."""
    return _as_xlsx(headings, rows) if kind == XLSX else _as_csv(headings, rows)


def _as_csv(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> tuple[bytes, int]:
    """Return separated values (RFC 4180), with a mark that tells spreadsheets the alphabet."""
    file = io.StringIO()
    write = csv.writer(file)
    write.writerow([guard(heading) for heading in headings])
    count = 0
    for row in rows:
        write.writerow([guard(cell) for cell in row])
        count += 1
    return ("\ufeff" + file.getvalue()).encode(), count


def _as_xlsx(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> tuple[bytes, int]:
    """Return a workbook in which every cell is a text. Rows are written away as they come."""
    import xlsxwriter  # noqa: PLC0415 -- memory that a worker does without until somebody wants a file

    file = io.BytesIO()
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    count = 0
    with xlsxwriter.Workbook(file, options) as book:
        sheet = book.add_worksheet()
        for place, heading in enumerate(headings):
            sheet.write_string(0, place, heading)
        for number, row in enumerate(rows, start=1):
            for place, cell in enumerate(row):
                sheet.write_string(number, place, cell[:LONGEST_CELL])
            count = number
    return file.getvalue(), count


@dataclass(frozen=True, slots=True)
class Table:
    """One of several tables in a file. A number stays a number in Excel."""

    name: str
    headings: Sequence[str]
    rows: Sequence[Sequence[str | int]]


def as_csv_files(tables: Sequence[Table]) -> bytes:
    """Return a .zip with one file of separated values for each table."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as folder:
        for table in tables:
            rows = ([str(cell) for cell in row] for row in table.rows)
            folder.writestr(f"{table.name}.csv", _as_csv(table.headings, rows)[0])
    return file.getvalue()


def as_workbook(tables: Sequence[Table]) -> bytes:
    """Return a workbook with a sheet for each table; no cell is ever a formula."""
    import xlsxwriter  # noqa: PLC0415 -- memory that a worker does without until somebody wants a file

    file = io.BytesIO()
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(file, options) as book:
        for table in tables:
            sheet = book.add_worksheet(table.name)
            for number, row in enumerate([table.headings, *table.rows]):
                for place, cell in enumerate(row):
                    if isinstance(cell, int):
                        sheet.write_number(number, place, cell)
                    else:
                        sheet.write_string(number, place, cell[:LONGEST_CELL])
    return file.getvalue()
