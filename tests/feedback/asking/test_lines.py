"""Reading people out of pasted lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedback.domain.people import Line, read_lines

pytestmark = [pytest.mark.unit]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Jo, jo@example.org, Parents", Line(1, "Jo", "jo@example.org", "Parents")),
        ("Jo; jo@example.org; Parents", Line(1, "Jo", "jo@example.org", "Parents")),
        ("Jo\tjo@example.org\tParents", Line(1, "Jo", "jo@example.org", "Parents")),
        ("Jo, , Parents", Line(1, "Jo", "", "Parents")),
        (", jo@example.org, Parents", Line(1, "", "jo@example.org", "Parents")),
        ("Jo, jo@example.org", Line(1, "Jo", "jo@example.org")),
        ("jo@example.org", Line(1, "", "jo@example.org")),
        ("jo@example.org, Parents", Line(1, "", "jo@example.org", "Parents")),
        ("Jo", Line(1, "Jo")),
        ("J.Smith, Parents", Line(1, "J.Smith", "", "Parents")),
        ("Jo, jo.example.org", Line(1, "Jo", "jo.example.org")),
        ("Jo, jo at example, Parents", Line(1, "Jo", "jo at example", "Parents")),
        ("Jo Bloggs <jo@example.org>, Parents", Line(1, "Jo Bloggs", "jo@example.org", "Parents")),
        ('"Jo   B", jo@example.org,', Line(1, "Jo B", "jo@example.org")),
        ("Jo, jo@example.org, Parents, carers", Line(1, "Jo", "jo@example.org", "Parents, carers")),
        (" , , ", Line(1)),
    ],
)
def test_one_line(text, line):
    assert read_lines(text) == [line]


def test_blank_lines_are_passed_over_and_still_counted():
    assert read_lines("\nJo\n\n  \nDee\n") == [Line(2, "Jo"), Line(5, "Dee")]


@given(st.text())
def test_any_text_is_read_and_no_line_with_words_is_lost(text):
    numbers = [line.number for line in read_lines(text)]
    written = [n for n, line in enumerate(text.split("\n"), start=1) if line.strip()]
    assert numbers == written
