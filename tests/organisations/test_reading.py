"""Files of days: what is read, what is left out and why, and junk that is refused."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from organisations.domain.closed_days import Spell
from organisations.reading import LARGEST_FILE, RefusedError, as_table, read_days

pytestmark = pytest.mark.unit

LONDON = ZoneInfo("Europe/London")
SUMMER = Spell("Summer holidays", date(2026, 6, 26), date(2026, 8, 12))


def calendar(*events):
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0"]
    for event in events:
        lines += ["BEGIN:VEVENT", *event, "END:VEVENT"]
    return "\r\n".join([*lines, "END:VCALENDAR", ""]).encode()


def event(name="Summer holidays", start=";VALUE=DATE:20260626", end=";VALUE=DATE:20260813", *more):
    return [f"SUMMARY:{name}", f"DTSTART{start}", *([f"DTEND{end}"] if end else []), *more]


def read(data, zone=LONDON):
    return read_days(data, zone)


def why(data):
    return [one.code for one in read(data).left_out]


def refused(data):
    with pytest.raises(RefusedError) as caught:
        read(data)
    return caught.value.code


def test_the_end_of_a_calendar_entry_is_the_day_after_its_last():
    assert read(calendar(event())).spells == [SUMMER]


@pytest.mark.parametrize(
    ("start", "end", "last"),
    [
        (";VALUE=DATE:20260626", None, (26,)),
        (";VALUE=DATE:20260626", ";VALUE=DATE:20260626", (26,)),
        (";VALUE=DATE:20260626", ";VALUE=DATE:20260627", (26,)),
        (":20260626T090000", ":20260627T000000", (26,)),
        (":20260626T090000", ":20260627T150000", (27,)),
        (":20260625T233000Z", ":20260626T100000Z", (26,)),
    ],
)
def test_days_and_moments(start, end, last):
    found = read(calendar(event("Day off", start, end))).spells
    assert found == [Spell("Day off", date(2026, 6, 26), date(2026, 6, *last))]


def test_a_moment_is_a_day_where_the_organisation_is():
    data = calendar(event("Late", ":20260625T233000Z", ":20260626T003000Z"))
    assert read(data, ZoneInfo("Pacific/Auckland")).spells[0].starts_on == date(2026, 6, 26)
    assert read(data, ZoneInfo("America/New_York")).spells[0].starts_on == date(2026, 6, 25)


def test_a_length_instead_of_an_end():
    data = calendar(event("Exams", ";VALUE=DATE:20260504", None, "DURATION:P5D"))
    assert read(data).spells == [Spell("Exams", date(2026, 5, 4), date(2026, 5, 8))]


def test_what_comes_back_again_is_taken_once_and_said():
    found = read(calendar(event("Friday", ":20260626T090000", None, "RRULE:FREQ=SECONDLY")))
    assert [one.name for one in found.spells] == ["Friday"]
    assert found.recurring == ["Friday"]


@pytest.mark.parametrize(
    "text",
    [
        "Summer holidays,2026-06-26,2026-08-12\n",
        "Name;First day;Last day\r\nSummer holidays;26/06/2026;12.8.2026\r\n",
        "name\tfrom\tuntil\n\nSummer holidays\t26-6-2026\t12/08/2026\n",
        "\ufeffSummer  holidays , 2026-06-26 , 2026-8-12 ",
    ],
)
@pytest.mark.parametrize("code", ["utf-8", "utf-16"])
def test_tables_as_spreadsheets_write_them(text, code):
    assert read(text.encode(code)).spells == [SUMMER]


def test_an_old_alphabet_and_a_row_of_one_day():
    found = read("Fête,1/5/2026,\nFÊTE,2026-05-01,2026-05-01\n".encode("cp1252")).spells
    assert found == [Spell("Fête", date(2026, 5, 1), date(2026, 5, 1))]


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (",2026-06-26,2026-06-27", "no_name"),
        ("x" * 121 + ",2026-06-26,2026-06-27", "long_name"),
        ("Back,2026-06-27,2026-06-26", "backwards"),
        ("Far,9999-12-30,9999-12-31", "far_away"),
        ("Old,1999-12-30,2000-01-02", "far_away"),
        ("Long,2026-01-01,2027-06-01", "too_long"),
        ("Odd,31/02/2026,", "no_day"),
        ("Odd,summer,autumn", "no_day"),
        ("Odd,٢٠٢٦-٠٦-٣١,", "no_day"),
    ],
)
def test_rows_that_are_left_out_with_their_reason(row, code):
    assert why(f"Good,2026-01-01,\n{row}\n".encode()) == [code]


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (event("Back", end=";VALUE=DATE:20260620"), "backwards"),
        (event("Far", ";VALUE=DATE:99991230", ";VALUE=DATE:99991231"), "far_away"),
        (event("First", ";VALUE=DATE:00010101", ";VALUE=DATE:00010102"), "far_away"),
        (event("Broken", ":garbage"), "no_day"),
        (event("Mixed", ":20260626T090000Z", ";VALUE=DATE:20260627"), None),
        (event("Endless", ";VALUE=DATE:20260626", None, "DURATION:P99999999D"), "no_day"),
        (["SUMMARY:No day"], "no_day"),
        (event("", ":20260626T090000", None), "no_name"),
    ],
)
def test_calendar_entries_that_are_left_out_with_their_reason(given, code):
    assert why(calendar(event(), given)) == ([code] if code else [])


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"\x00\x00\r\n,,;", "empty"),
        (b"x" * (LARGEST_FILE + 1), "too_big"),
        (b"PK\x03\x04" + b"\x00" * 40, "not_days"),
        (b"<html>2026-06-26</html>", "not_days"),
        (b"hello\nthere\n", "not_days"),
        (b"\xff\xfe\x00\xd8,2026", "not_days"),
        (b'a,"' + b"x" * 200_000, "not_days"),
        (bytes(range(256)) * 20, "not_days"),
        (b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "no_days"),
        (b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n", "broken_calendar"),
        (b"BEGIN:VCALENDAR\r\njunk\r\nEND:VCALENDAR\r\n", "broken_calendar"),
        (b"BEGIN:VCALENDAR\r\n" * 5000, "not_days"),
        (b"BEGIN:A\r\n" * 3000 + b"END:A\r\n" * 3000, "no_days"),
        (calendar(*[event("x")] * 1001), "too_many"),
        (b"a,2026-01-01,\n" * 1001, "too_many"),
    ],
)
def test_files_that_are_refused(data, code):
    assert refused(data) == code


def test_names_are_cleaned_and_kept_as_they_are():
    name = "Eid\\, day 1\\nand 2 \u202eפורים 👩‍👧 \x00e\u0301"
    assert read(calendar(event(name))).spells[0].name == "Eid, day 1 and 2 \u202eפורים 👩‍👧 é"


@pytest.mark.parametrize("name", ["BEGIN:VCALENDAR", "<b>", "PK", '"; a, b', "=1+1", "name"])
def test_what_was_read_reads_the_same_again(name):
    spells = [Spell(name, date(2026, 6, 26), date(2026, 6, 27)), SUMMER]
    assert read_days(as_table(spells).encode(), LONDON).spells == spells


LINES = st.sampled_from(
    [
        *(
            "BEGIN:VEVENT",
            "END:VEVENT",
            "BEGIN:VALARM",
            "END:VALARM",
            "DTSTART:20260101",
            " folded",
        ),
        *("DTSTART;TZID=Nowhere/Land:20260101T000000", "DTEND;VALUE=PERIOD:x/y", "DURATION:-P1D"),
        *('SUMMARY;LANGUAGE="é:😀', "SUMMARY:a", "RRULE:FREQ=", "DTSTART;VALUE=DATE:20260230"),
    ]
)


def outcome(data):
    """Return what became of a file, in one word."""
    try:
        found = read(data)
    except RefusedError as refused:
        return refused.code
    return "read" if found.spells or found.left_out else "nothing"


@for_all(st.lists(LINES | st.text(max_size=20), max_size=12))
def test_whatever_stands_in_a_calendar_it_is_read_or_refused(lines):
    data = "\r\n".join(["BEGIN:VCALENDAR", *lines, "END:VCALENDAR"]).encode("utf-8", "replace")
    assert outcome(data) in {"read", "broken_calendar", "no_days", "not_days"}
