"""Codes as people type them."""

import pytest

from participants.domain.codes import as_typed, in_groups

pytestmark = pytest.mark.unit


@pytest.mark.parametrize("typed", ["48210937", "4821 0937", " 4821-0937 ", "4 8 2 1 0 9 3 7"])
def test_blanks_and_hyphens_do_not_matter(typed):
    assert as_typed(typed) == "48210937"
    assert in_groups(as_typed(typed)) == "4821 0937"


@pytest.mark.parametrize(
    "typed",
    ["", "4821093", "482109377", "4821093o", "٤٨٢١٠٩٣٧", "²²²²²²²²", "\x004821093", "-8210937"],
)
def test_what_cannot_be_a_code_is_none(typed):
    assert as_typed(typed) == ""
