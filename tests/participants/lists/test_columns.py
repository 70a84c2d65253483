"""What columns hold, and what a row says: the words people use, and whatever else they may type."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from participants.domain.cells import LONGEST_CELL, clean, guard, unguard
from participants.domain.columns import FIELDS, LONGEST, Row, guess, read_row
from participants.list_terms import PROBLEMS, our_headings, our_spellings
from participants.reading import read_file, rows_of
from participants.sheets import CSV, XLSX, as_file

SAID_LATER = {"shared_address", "number_unknown", "two_people", "stopped"}
"""Said when a row is compared with the register, not when it is read."""


@pytest.mark.parametrize(
    ("headings", "columns"),
    [
        (["Name", "E-mail"], {"name": 0, "email": 1}),
        (["EMAIL ADDRESS", "full_name"], {"email": 0, "name": 1}),
        (["First Name", "Surname", "Mobile"], {"first_name": 0, "last_name": 1, "phone": 2}),
        (["Name", "name"], {"name": 0}),
        (["Favourite colour", ""], {}),
        (
            ["Access needs:", "Age-band", "Stakeholder group"],
            {"needs": 0, "age_band": 1, "group": 2},
        ),
        (["Preferred contact method", "Speaks"], {"channel": 0, "language": 1}),
        (["Ｎａｍｅ", "Téléphone"], {"name": 0, "phone": 1}),
    ],
)
def test_headings_tell_what_a_column_holds(headings, columns):
    assert guess(headings) == columns


def test_our_own_headings_are_all_known():
    assert guess(list(our_headings()), our_headings()) == {
        field: place for place, field in enumerate(FIELDS)
    }


def reading(field, text):
    cells = ["Jo", text] if field != "name" else [text]
    columns = {"name": 0} | ({field: 1} if field != "name" else {})
    return read_row(cells, columns, our_spellings())


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        ("email", " Jo.Bell@Example.ORG ", "jo.bell@example.org"),
        ("email", "Jo Bell <jo@example.org>", "jo@example.org"),
        ("email", "mailto:jo@example.org", "jo@example.org"),
        ("phone", "+44 (0)131 496 0000", "+44 (0)131 496 0000"),
        ("channel", "E-mail", "email"),
        ("channel", "SMS", "text"),
        ("channel", "ring", "phone"),
        ("channel", "Face-to-face", "in_person"),
        ("channel", "through the club", "through"),
        ("channel", "in_person", "in_person"),
        ("language", "Polski", "pl"),
        ("language", "EN", "en"),
        ("language", "British Sign Language", "bfi"),
        ("age_band", "Under 12", "under_12"),
        ("age_band", "<12", "under_12"),
        ("age_band", "13–15", "13_15"),
        ("age_band", "13 to 15", "13_15"),
        ("age_band", "16/17", "16_17"),
        ("age_band", "26+", "26"),
        ("age_band", "14", "13_15"),
        ("age_band", "aged 7", "under_12"),
        ("age_band", "34 years old", "26"),
        ("age_band", "٣", "under_12"),
        ("age_band", ">25", "26"),
        ("age_band", "25+", None),
        ("age_band", "121", None),
        ("cap_profile", "Staff", "staff"),
        ("cap_profile", "Lightly: a parent, carer or neighbour", "light"),
        ("needs", "Large print; a ramp;", ("Large print", "a ramp")),
        ("needs", "A ramp; wide\nTea", ("A ramp; wide", "Tea")),
        ("needs", "A ramp; wide\n", ("A ramp; wide",)),
        ("number", "17", 17),
    ],
)
def test_words_of_several_spellings_are_taken(field, text, value):
    if value is None:
        assert reading(field, text).problem == f"unknown_{field}"
    else:
        assert (getattr(reading(field, text), field), reading(field, text).problem) == (value, "")


@pytest.mark.parametrize(
    ("field", "text", "problem"),
    [
        ("name", "", "nobody"),
        ("name", "x" * 121, "name_too_long"),
        ("name", "x" * (LONGEST_CELL + 1), "cell_too_long"),
        ("email", "jo@", "broken_address"),
        ("email", "jo@example.org, dee@example.org", "broken_address"),
        ("email", "a" * 250 + "@example.org", "broken_address"),
        ("phone", "ask her mum", "broken_phone"),
        ("phone", "4.47701E+11", "phone_rounded"),
        ("phone", "1" * 41, "phone_too_long"),
        ("contact_note", "x" * 161, "contact_note_too_long"),
        ("group", "x" * 81, "group_too_long"),
        ("needs", "x" * 161, "needs_too_long"),
        ("needs", ";".join(map(str, range(11))), "too_many_needs"),
        ("channel", "pigeon", "unknown_channel"),
        ("language", "Klingon", "unknown_language"),
        ("age_band", "teenager", "unknown_age_band"),
        ("age_band", "03/04/2011", "birth_date"),
        ("age_band", "2011-04-03", "birth_date"),
        ("cap_profile", "always", "unknown_cap_profile"),
        ("number", "12a", "broken_number"),
        ("number", "0", "broken_number"),
        ("number", "9" * 13, "broken_number"),
    ],
)
def test_a_row_that_cannot_be_kept_says_why(field, text, problem):
    assert reading(field, text).problem == problem
    assert str(PROBLEMS[problem])


def test_first_and_last_name_are_one_name():
    columns = {"first_name": 1, "last_name": 0}
    assert read_row(["Bell", "Lorna"], columns, {}).name == "Lorna Bell"


ANY = st.text(max_size=200)


@settings(max_examples=400, deadline=None)
@given(st.lists(ANY, max_size=14), st.dictionaries(st.sampled_from(FIELDS), st.integers(0, 20)))
def test_any_row_is_read_or_says_why(cells, columns):
    row = read_row(cells, columns, our_spellings())
    assert row.problem in {"", *set(PROBLEMS) - SAID_LATER}
    if not row.problem:
        kept = {name: getattr(row, name) for name in LONGEST if name != "needs"}
        assert [name for name, text in kept.items() if len(text) > LONGEST[name]] == []
        assert [text for text in kept.values() if clean(text) != text] == []
        assert row.name or row.email or row.number


@given(ANY)
def test_cleaning_once_is_enough(text):
    once = clean(text)
    assert clean(once) == once
    assert not set(once) & {"\x00", "\u202e", "\n", "\t"}
    once.encode()


FORMULAS = st.text(alphabet="'=+-@;,\"\t\r\n ＝＠ab1", max_size=12)


@settings(max_examples=500)
@given(st.one_of(FORMULAS, ANY))
def test_what_is_guarded_is_taken_back(text):
    assert unguard(guard(text)) == text


@settings(max_examples=300)
@given(FORMULAS)
def test_no_guarded_cell_begins_as_a_formula(text):
    assert not guard(text).lstrip().startswith(("=", "+", "-", "@", "＝", "＠"))


CELLS = st.text(
    alphabet=st.characters(blacklist_categories=("Cs", "Cc", "Co", "Cn")), max_size=40
).map(clean)


@pytest.mark.parametrize("kind", [CSV, XLSX])
@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(CELLS, FORMULAS.map(clean)), min_size=1, max_size=6))
def test_a_file_of_ours_reads_back_as_it_was(kind, rows):
    content, count = as_file(kind, ["Name", "Note"], [("x" + a, b) for a, b in rows])
    read = read_file(content)
    found = [[*cells, ""][:2] for _number, cells in rows_of(read.content)]
    assert found == [["x" + a, b] for a, b in rows]
    assert count == len(rows)


def test_a_row_of_nothing_is_nobody():
    assert read_row([], {}, {}) == Row(problem="nobody")


@pytest.mark.parametrize("blanks", ["\n", "\t", "\n ", ";\n", "\u2003\r"])
def test_very_many_blanks_are_looked_at_once(blanks):
    """S25: with each looked at again from each place, this would take minutes."""
    text = f"a{blanks * 50_000}b"
    assert unguard(guard(text)) == text
