"""Reading a file of days: school holidays from an .ics file, or name, first and last day from a table.

Nothing is guessed at: what is not understood is left out with its reason, and a file that is no list of days is refused.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from organisations.domain.closed_days import Spell, days_between
from ui.text import clean_text

LARGEST_FILE = 500_000
MOST_ENTRIES = 1_000
MOST_PARTS = 4 * MOST_ENTRIES
"""Parts of a calendar file, alarms and time zones among them; nobody's list of holidays has more."""
LONGEST_NAME = 120
FIRST_YEAR, LAST_YEAR = 2000, 2100
MOST_DAYS = 400
"""Longer than a year is a mistake, such as a last day in the wrong year."""
LETTERS_SHOWN = 60
SIGNS = ",;\t"
FIRST_ROWS = 5
"""Among these rows one has to hold a day, or the file is no list of days."""

_DAY_FIRST = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")


class RefusedError(Exception):
    """A file that we do not take. `code` says why."""

    def __init__(self, code: str) -> None:
        """Take the code."""
        super().__init__(code)
        self.code = code


class LeftOutError(Exception):
    """An entry that we do not understand. `code` says why."""

    def __init__(self, code: str) -> None:
        """Take the code."""
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An entry that is not taken: its number in the file, what it seems to be called, and the code of the reason."""

    number: int
    name: str
    code: str


@dataclass(slots=True)
class ReadDays:
    """What stands in a file: the days, each once; what was left out; and what comes back in it again and again."""

    spells: list[Spell] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    recurring: list[str] = field(default_factory=list)
    """Names of entries of which only the first days are taken."""


def read_days(data: bytes, zone: ZoneInfo, *, largest: int = LARGEST_FILE) -> ReadDays:
    """Return the days that a file of at most `largest` bytes holds; moments in it are days in `zone`.

    Raises:
        RefusedError: when the file is none that we take.

    """
    if len(data) > largest:
        raise RefusedError("too_big")
    if not data.strip(b"\x00\r\n\t ,;\xef\xbb\xbf"):
        raise RefusedError("empty")
    text = _decoded(data)
    found = ReadDays()
    if text.lstrip().upper().startswith("BEGIN:"):
        _collect(found, _calendar_entries(text, zone, found))
    else:
        _collect(found, _table_entries(text))
    if not found.spells and not found.left_out:
        raise RefusedError("no_days")
    return found


def as_table(spells: Iterable[Spell]) -> str:
    """Return days as a table that `read_days` reads again."""
    file = io.StringIO()
    write = csv.writer(file)
    write.writerow(["name", "first", "last"])
    for spell in spells:
        write.writerow([spell.name, spell.starts_on.isoformat(), spell.ends_on.isoformat()])
    return file.getvalue()


def _decoded(data: bytes) -> str:
    """Return the text of a file in the alphabet that it seems to be in."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace").removeprefix("\ufeff")
    if data.startswith((b"PK", b"%PDF", b"\xd0\xcf\x11\xe0", b"\x89PNG", b"\xff\xd8\xff", b"<")):
        raise RefusedError("not_days")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


type Entry = tuple[str, date, date]


def _collect(found: ReadDays, entries: Iterator[tuple[int, str, Any]]) -> None:
    """Put each entry where it belongs: among the days, once, or among what is left out."""
    seen: set[tuple[str, date]] = set()
    for number, name, read in entries:
        if number > MOST_ENTRIES:
            raise RefusedError("too_many")
        shown = " ".join(clean_text(name).split())
        try:
            spell = _checked(shown, *read())
        except LeftOutError as reason:
            found.left_out.append(LeftOut(number, shown[:LETTERS_SHOWN], reason.code))
            continue
        key = (spell.name.casefold(), spell.starts_on)
        if key not in seen:
            seen.add(key)
            found.spells.append(spell)


def _checked(name: str, first: date, last: date) -> Spell:
    if not name:
        raise LeftOutError("no_name")
    if len(name) > LONGEST_NAME:
        raise LeftOutError("long_name")
    if last < first:
        raise LeftOutError("backwards")
    if first.year < FIRST_YEAR or last.year > LAST_YEAR:
        raise LeftOutError("far_away")
    if days_between(first, last) > MOST_DAYS:
        raise LeftOutError("too_long")
    return Spell(name, first, last)


def _table_entries(text: str) -> Iterator[tuple[int, str, Any]]:
    """Yield the rows of a table; a first row without a day in it is taken for headings."""
    rows = next((rows for sign in SIGNS if (rows := _rows(text, sign))), None)
    if rows is None:
        raise RefusedError("not_days")
    if not _has_day(rows[0]):
        rows = rows[1:]
    for number, row in enumerate(rows, start=1):
        cells = [*row, "", ""]
        yield number, cells[0], lambda cells=cells: _days_of_row(cells[1], cells[2])


def _rows(text: str, sign: str) -> list[list[str]]:
    """Return the rows with `sign` between their cells; none where the first ones then hold no day."""
    lines = io.StringIO(text.replace("\x00", ""), newline="")
    try:
        rows = [row for row in csv.reader(lines, delimiter=sign) if any(row)]
    except csv.Error:
        return []
    return rows if any(map(_has_day, rows[:FIRST_ROWS])) else []


def _has_day(row: list[str]) -> bool:
    return any(_looks_like_day(cell) for cell in row[1:3])


def _days_of_row(first: str, last: str) -> tuple[date, date]:
    starts_on = _day(first)
    return starts_on, _day(last) if last.strip() else starts_on


def _looks_like_day(cell: str) -> bool:
    return bool(_DAY_FIRST.fullmatch(cell.strip()) or _YEAR_FIRST.fullmatch(cell.strip()))


def _day(cell: str) -> date:
    """Read 2026-06-26, or 26/06/2026 with the day first."""
    if found := _YEAR_FIRST.fullmatch(cell.strip()):
        year, month, day = map(int, found.groups())
    elif found := _DAY_FIRST.fullmatch(cell.strip()):
        day, month, year = map(int, found.groups())
    else:
        raise LeftOutError("no_day")
    try:
        return date(year, month, day)
    except ValueError:
        raise LeftOutError("no_day") from None


def _calendar_entries(text: str, zone: ZoneInfo, found: ReadDays) -> Iterator[tuple[int, str, Any]]:
    """Yield the events of an .ics file."""
    from icalendar import Calendar  # noqa: PLC0415 -- memory that a worker does without until somebody sends a file

    upper = text.upper()
    if upper.count("BEGIN:VEVENT") > MOST_ENTRIES:
        raise RefusedError("too_many")
    if upper.count("BEGIN:") > MOST_PARTS:
        raise RefusedError("not_days")
    try:
        events = Calendar.from_ical(text.replace("\x00", "")).walk("VEVENT")
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as problem:
        raise RefusedError("broken_calendar") from problem
    for number, event in enumerate(events, start=1):
        name = _name(event.get("summary", ""))
        if "RRULE" in event or "RDATE" in event:
            found.recurring.append(" ".join(clean_text(name).split())[:LETTERS_SHOWN])
        yield number, name, lambda event=event: _days_of_event(event, zone)


def _name(given: Any) -> str:
    """Return what an event is called; the first name where the file gives it several."""
    return str(given[0] if isinstance(given, list) else given)


def _days_of_event(event: Any, zone: ZoneInfo) -> tuple[date, date]:
    """Return the first and the last day. In a calendar file the end is the first day that is not among them."""
    try:
        start = event["dtstart"].dt
        if "dtend" in event:
            end = event["dtend"].dt
        elif "duration" in event:
            end = start + event["duration"].dt
        else:
            return _local(start, zone), _local(start, zone)
        starts_on = _local(start, zone)
        is_moment = isinstance(end, datetime)
        last = _local(end - timedelta(microseconds=1) if is_moment else end - timedelta(1), zone)
    except (ValueError, LookupError, TypeError, AttributeError, OverflowError):
        raise LeftOutError("no_day") from None
    is_empty = _local(end, zone) == starts_on
    return starts_on, starts_on if is_empty else last


def _local(moment: date, zone: ZoneInfo) -> date:
    if isinstance(moment, datetime):
        return (moment.astimezone(zone) if moment.tzinfo else moment).date()
    if not isinstance(moment, date):
        raise TypeError
    return moment
