"""S25, S26: whatever somebody sends as a list is read, or refused with one sentence that says what to do. Never anything else."""

import subprocess
import sys
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from participants.domain.files import LARGEST_FILE, RefusedError, delimiter_of
from participants.list_terms import REFUSALS, refusal
from participants.reading import read_file, rows_of
from tests.participants.lists.hostile import (
    PEOPLE,
    row,
    says_less,
    shared,
    sheet,
    workbook,
)

SHEET = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"
DOCTYPE = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
POINTED = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>{}'
EMPTY_ROWS = "".join(f'<row r="{n}"><c r="A{n}" s="1"/></row>' for n in range(3, 60_000))


def refused(data):
    """Return the code with which a file is refused; the sentence for it can be said."""
    with pytest.raises(RefusedError) as problem:
        read_file(data)
    assert "%" not in refusal(problem.value.code, problem.value.values)
    return problem.value.code


def rows(data):
    read = read_file(data)
    return [read.headings, *(cells for _number, cells in rows_of(read.content))]


REFUSED = {
    "nothing at all": (b"", "empty"),
    "blanks": (b"\r\n \r\n\t", "empty"),
    "empty cells": (b",,,\r\n;;;\n", "empty"),
    "headings only": (b"Name,E-mail\n", "only_headings"),
    "larger than 5 MB": (b"Name\n" + b"a" * LARGEST_FILE, "too_big"),
    "an old workbook": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100, "old_or_locked"),
    "a document to print": (b"%PDF-1.7 ...", "not_a_list"),
    "a picture": (b"\x89PNG\r\n\x1a\n", "not_a_list"),
    "a web page": (b"<!DOCTYPE html><table>", "not_a_list"),
    "noise": (bytes(range(1, 32)) * 50, "not_a_list"),
    "somebody in the first row": (b"Jo,jo@example.org\nDee,dee@example.org\n", "no_headings"),
    "a mark that opens and never closes": (b'Name\n"Jo\nDee\n', "quotes"),
    "a mark within": (b'Name,x\n"Jo"e,1\n', "quotes"),
    "a cell of 4 MB": (b"Name\n" + b"a" * 4_000_000, "giant_cell"),
    "more rows": (b"Name\n" + b"Jo\n" * 20_001, "too_many_rows"),
    "more columns": (b",".join([b"a"] * 101) + b"\nJo\n", "too_many_columns"),
    "the beginning of a packed file": (b"PK\x03\x04", "broken"),
    "half a workbook": (workbook()[:600], "broken"),
    "another packed file": (workbook(without=("xl/workbook.xml",)), "other_zip"),
    "macros": (workbook({"xl/vbaProject.bin": "x"}), "macros"),
    "entities": (workbook({SHEET: sheet(PEOPLE, before=DOCTYPE)}), "entities"),
    "entities elsewhere": (workbook({STRINGS: DOCTYPE + "<sst/>"}), "entities"),
    "no XML": (workbook({SHEET: "Name, E-mail"}), "broken"),
    "another way of packing": (workbook(way=zipfile.ZIP_BZIP2), "broken"),
    "a bomb": (workbook({SHEET: sheet(PEOPLE + " " * 60_000_000)}), "bigger_inside"),
    "a small bomb": (workbook({"xl/media/a.xml": " " * 3_000_000}), "bigger_inside"),
    "a picture that is a bomb": (workbook({"xl/media/a.png": b"\0" * 60_000_000}), "bigger_inside"),
    "many parts": (workbook({f"xl/p{n}.xml": "<a/>" for n in range(1_001)}), "broken"),
    "a cell far away": (
        workbook({SHEET: sheet(PEOPLE + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')}),
        "far_away",
    ),
    "a cell outside": (
        workbook({SHEET: sheet('<row r="1"><c r="ZZZZ99999999"><v>1</v></c></row>')}),
        "broken",
    ),
    "a row that is none": (workbook({SHEET: sheet('<row r="-1"><c><v>1</v></c></row>')}), "broken"),
    "a text that is pointed at often": (
        workbook(
            {
                STRINGS: shared(["x" * 32_000]),
                SHEET: sheet(
                    "".join(
                        f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>'
                        for n in range(1, 3_000)
                    )
                ),
            }
        ),
        "bigger_inside",
    ),
    "a giant cell": (workbook({SHEET: sheet(row(1, "Name") + row(2, "a" * 50_000))}), "giant_cell"),
    "a giant text": (workbook({STRINGS: shared(["a" * 50_000])}), "giant_cell"),
    "more rows in a workbook": (
        workbook(
            {SHEET: sheet("".join(row(n, "Jo" if n > 1 else "Name") for n in range(1, 20_003)))}
        ),
        "too_many_rows",
    ),
    "no sheet": (workbook({SHEET: sheet("")}), "empty"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_list_is_refused_with_a_reason(name):
    data, code = REFUSED[name]
    assert refused(data) == code


def test_every_reason_is_one_that_somebody_meets():
    said_elsewhere = {"nothing"}
    assert {code for _data, code in REFUSED.values()} == set(REFUSALS) - said_elsewhere


@pytest.mark.parametrize("told", [10, 1_000])
def test_a_directory_that_lies_is_refused(told):
    data = workbook({SHEET: sheet(PEOPLE + " " * 40_000)})
    assert refused(says_less(data, SHEET, told)) == "broken"


GOOD = {
    "commas": b"Name,E-mail\nJo,jo@example.org\n",
    "semicolons": b"Name;E-mail\nJo;jo@example.org\n",
    "tabs": b"Name\tE-mail\nJo\tjo@example.org\n",
    "UTF-8 with its mark": b"\xef\xbb\xbfName,E-mail\nJo,jo@example.org\n",
    "UTF-16": "Name,E-mail\nJo,jo@example.org\n".encode("utf-16"),
    "UTF-16 without its mark": "Name,E-mail\nJo,jo@example.org\n".encode("utf-16-le"),
    "the other UTF-16": "Name,E-mail\nJo,jo@example.org\n".encode("utf-16-be"),
    "old line ends": b"Name,E-mail\rJo,jo@example.org\r",
    "empty rows": b"\n\n,,\nName,E-mail\n,,\n\nJo,jo@example.org\n\n\n",
    "a million empty rows": b"Name,E-mail\n" + b"\n" * 1_000_000 + b"Jo,jo@example.org\n",
    "NUL": b"Na\0me,E-mail\nJ\0o,jo@example.org\n",
    "a workbook": workbook(),
    "a workbook with pictures": workbook({"xl/media/a.png": b"\x89PNG"}),
    "a workbook with many empty rows": workbook({SHEET: sheet(PEOPLE + EMPTY_ROWS)}),
    "a workbook that is not packed": workbook(way=zipfile.ZIP_STORED),
}


@pytest.mark.parametrize("name", GOOD)
def test_a_list_is_read_however_it_was_saved(name):
    assert rows(GOOD[name]) == [["Name", "E-mail"], ["Jo", "jo@example.org"]]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Zo\u00eb".encode("cp1252"), "Zoë"),
        ("Zo\u00eb".encode(), "Zoë"),
        ("Zoe\u0308".encode(), "Zoë"),
        (b"\x80 5", "€ 5"),
        ("\u202egnud\u202c".encode(), "gnud"),
        ("a\u200bb\ufeff".encode(), "ab"),
        (
            "\U0001f468\u200d\U0001f469\u200d\U0001f467".encode(),
            "\U0001f468\u200d\U0001f469\u200d\U0001f467",
        ),
        (b"a\x07b", "ab"),
        (("e" + "\u0301" * 200).encode(), "e" + "\u0301" * 200),
        (b"=1+1", "=1+1"),
        (b"'=1+1", "=1+1"),
        (b"O'Neil", "O'Neil"),
    ],
)
def test_letters_are_kept_as_people_read_them(text, kept):
    assert rows(b"Name\n" + text + b"\n") == [["Name"], [kept]]


def test_half_a_character_in_a_workbook_becomes_a_sign_for_it():
    assert rows(workbook({SHEET: sheet(row(1, "Name") + row(2, "J_xD800_o"))}))[1] in (
        ["J\ufffdo"],
        ["J_xD800_o"],
    )


def test_numbers_and_days_read_as_they_stand():
    inside = (
        row(1, "Phone")
        + '<row r="2"><c r="A2"><v>7700900123</v></c></row><row r="3"><c r="A3"><v>1.5</v></c></row>'
    )
    assert rows(workbook({SHEET: sheet(inside)})) == [["Phone"], ["7700900123"], ["1.5"]]


def test_a_delimiter_within_quotation_marks_does_not_count():
    assert delimiter_of('"a;b;c;d","e;f"\n"g;h",i\n') == ","


def test_the_number_of_a_row_is_the_one_that_a_spreadsheet_shows():
    read = read_file(workbook({SHEET: sheet(row(3, "Name") + row(7, "Jo") + row(9, "Dee"))}))
    assert [number for number, _cells in rows_of(read.content)] == [7, 9]


def read_or_refused(data):
    """Return whether a file was read whole, or refused for a reason that there are words for."""
    try:
        read = read_file(data)
    except RefusedError as problem:
        return problem.code in REFUSALS
    return len(list(rows_of(read.content))) == read.rows


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data):
    assert read_or_refused(data)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=60), st.integers(min_value=0, max_value=5_000))
def test_a_workbook_with_any_bytes_in_it_is_read_or_refused(noise, place):
    whole = workbook()
    at = place % len(whole)
    assert read_or_refused(whole[:at] + noise + whole[at + len(noise) :])


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300))
def test_any_sheet_is_read_or_refused(text):
    assert read_or_refused(workbook({SHEET: sheet(text)}))


MEMORY = """
import resource, sys
from participants.reading import rows_of
number = int(sys.argv[1])
line = "%d,Somebody With A Name,somebody%d@example.org\\r\\n"
content = "".join(line % (n, n) for n in range(number)).encode()
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
assert sum(1 for _row in rows_of(content)) == number
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before, len(content) // 1024)
"""


def test_going_through_rows_takes_no_more_memory_for_more_of_them():
    """Beyond the file itself: a list ten times as long may take no more than the room of one copy of its file."""
    environment = {"DJANGO_SETTINGS_MODULE": "coprod.settings.test", "PATH": ""}
    code = "import django; django.setup()\n" + MEMORY
    found = [
        subprocess.run(
            [sys.executable, "-c", code, str(number)],
            env=environment,
            capture_output=True,
            check=True,
            text=True,
        ).stdout.split()
        for number in (2_000, 20_000)
    ]
    (small, _), (large, size) = [[int(part) for part in one] for one in found]
    assert large - small <= 2 * size
