"""Numbers as people type them, in any digits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedback.question_types.base.digits import LIMIT, whole_number

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("12", 12),
        (" -3 ", -3),
        ("−3", -3),
        ("+7", 7),
        ("١٢", 12),
        ("۱۲", 12),
        ("１２", 12),
        ("१२", 12),
        ("1,000", 1000),
        ("12 000", 12000),
        ("12\u00a0000", 12000),
        ("1’000’000", 1_000_000),
        ("١٬٠٠٠", 1000),
    ],
)
def test_numbers_are_read(typed, number):
    assert whole_number(typed) == number


@pytest.mark.parametrize(
    "typed",
    [
        *("", "-", "1.5", "1,5", "1,00", "10,00,000", "1e3", "½", "²", "Ⅳ", "三", "0x1f", "1_000"),
        *("2000000001", "9" * 41, "1\x002", "\ud800", "1 2", "--1", "nan"),
    ],
)
def test_what_is_no_whole_number_is_not_read(typed):
    assert whole_number(typed) is None


@given(st.integers(-LIMIT, LIMIT))
def test_every_number_comes_back(number):
    assert whole_number(str(number)) == number
    assert whole_number(f"{number:,}") == number


@given(st.text(max_size=60))
def test_any_text_is_taken_or_not(typed):
    number = whole_number(typed)
    assert number is None or abs(number) <= LIMIT
