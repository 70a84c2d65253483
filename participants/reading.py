"""Reading a file that somebody sends as a list, and going through it row by row afterwards.

What is kept is not the file but its rows, as plain separated values with each row's number in front: no macros, no pictures,
no second sheet, and the same way to read whatever it was before.
"""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from participants.domain.cells import LONGEST_CELL, clean, unguard
from participants.domain.columns import looks_like_people
from participants.domain.files import (
    MOST_COLUMNS,
    MOST_ROWS,
    RefusedError,
    decoded,
    is_workbook,
    measured_workbook,
    separated_rows,
)

LONGEST_HEADING = 120
WHOLE_UP_TO = 1e15
"""Up to here a spreadsheet's numbers are exact."""


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A list as it is kept: its headings, how many rows have something in them, and the rows."""

    headings: list[str]
    rows: int
    content: bytes


def read_file(data: bytes, *, longest: int = LONGEST_CELL) -> ReadFile:
    """Return what stands in a CSV file or the first sheet of a workbook; of a cell with more than `longest` signs only that it is one.

    Raises:
        RefusedError: when we do not take it; the code says why.

    """
    if is_workbook(data):
        return _kept(_workbook_rows(measured_workbook(data)), longest)
    rows = (
        (number, [unguard(cell) for cell in cells])
        for number, cells in separated_rows(decoded(data))
    )
    return _kept(rows, longest)


def rows_of(content: bytes) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows that are kept, each with its number in the file; one at a time."""
    text = io.TextIOWrapper(io.BytesIO(content), encoding="utf-8", newline="")
    for number, *cells in csv.reader(text):
        yield int(number), cells


def _kept(rows: Iterator[tuple[int, list[str]]], longest: int) -> ReadFile:
    first = next(rows, None)
    if first is None:
        raise RefusedError("empty")
    headings = [clean(cell)[:LONGEST_HEADING] for cell in first[1]]
    while headings and not headings[-1]:
        headings.pop()
    if len(headings) > MOST_COLUMNS:
        raise RefusedError("too_many_columns", columns=len(headings))
    if looks_like_people(headings):
        raise RefusedError("no_headings")
    text = io.StringIO()
    write = csv.writer(text)
    count = 0
    for number, cells in rows:
        count += 1
        if count > MOST_ROWS:
            raise RefusedError("too_many_rows")
        kept = [_storable(cell, longest) for cell in cells[: len(headings)]]
        write.writerow([number, *kept])
    if not count:
        raise RefusedError("only_headings")
    return ReadFile(headings, count, text.getvalue().encode())


def _storable(cell: str, longest: int) -> str:
    """Return what is kept of a cell: no NUL, no half characters, and of a giant one only that it is one.

    A line break at its end stays: it says that what stands before it is one line.
    """
    if len(cell) > longest:
        return "x" * (longest + 1)
    end = "\n" if cell.endswith("\n") else ""
    return clean(cell, keeps_lines=True, longest=longest) + end


def _workbook_rows(data: bytes) -> Iterator[tuple[int, list[str]]]:
    for number, cells in enumerate(_first_sheet(data), start=1):
        texts = [_text(cell) for cell in cells]
        if any(text.strip() for text in texts):
            yield number, texts


def _first_sheet(data: bytes) -> Iterator[Sequence[Any]]:
    """Return the rows of the first sheet; whatever the library cannot make sense of is a broken file."""
    import python_calamine  # noqa: PLC0415 -- memory that a worker does without until somebody sends a workbook

    try:
        book = python_calamine.load_workbook(io.BytesIO(data))
        return iter(book.get_sheet_by_index(0).iter_rows())
    except BaseException as problem:
        # What goes wrong deep in the library is no Exception: it calls it a panic.
        if isinstance(problem, Exception) or type(problem).__name__ == "PanicException":
            raise RefusedError("broken") from problem
        raise


def _text(cell: Any) -> str:
    """Return a cell as it reads: whole numbers without a point, days as year-month-day."""
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < WHOLE_UP_TO else repr(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(sep=" ")
    return cell.isoformat() if isinstance(cell, date) else str(cell)
