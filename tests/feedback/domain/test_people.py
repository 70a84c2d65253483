"""People as they are typed or pasted: each part of a line is told from the others."""

import pytest

from feedback.domain.people import Line, read_lines

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("typed", "name", "email", "group"),
    [
        ("Jo, jo@example.org, Parents", "Jo", "jo@example.org", "Parents"),
        ("Jo <jo@example.org>; Parents", "Jo", "jo@example.org", "Parents"),
        ("jo@example.org", "", "jo@example.org", ""),
        ("Jo, Parents", "Jo", "", "Parents"),
        ("J.Smith", "J.Smith", "", ""),
        ("Jo, jo.example.org", "Jo", "jo.example.org", ""),
        ("Jo, St. Mary parents", "Jo", "", "St. Mary parents"),
        ("Jo, parents.", "Jo", "", "parents."),
    ],
)
def test_one_line_is_read(typed, name, email, group):
    assert read_lines(typed) == [Line(1, name, email, group)]


def test_a_long_line_of_dots_is_read_once_not_once_for_each_dot():
    (line,) = read_lines(f"Jo, {'a.' * 1_000_000} x")
    assert (line.name, line.email) == ("Jo", "")
