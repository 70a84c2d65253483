"""Short codes: the same each time, telling nothing, forgiving how they are typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedback.domain import codes

pytestmark = pytest.mark.unit


@given(st.text(min_size=1))
def test_a_code_is_eight_letters_that_nobody_confuses(secret):
    code = codes.code_from(secret, "return")
    assert len(code) == 8
    assert set(code) <= set(codes.ALPHABET)
    assert codes.as_typed(codes.in_groups(code)) == code


@given(st.text())
def test_whatever_is_typed_gives_a_code_or_nothing(text):
    assert codes.as_typed(text) == "" or len(codes.as_typed(text)) == 8


def test_capitals_blanks_and_hyphens_do_not_matter():
    assert codes.as_typed(" K7M4 - QX2P ") == "k7m4qx2p"


@pytest.mark.parametrize("text", ["k7m4qx2", "k7m4qx2p9", "k7m4qxl0", ""])
def test_what_cannot_be_a_code_is_none(text):
    assert codes.as_typed(text) == ""


def test_each_purpose_has_a_code_of_its_own():
    assert codes.code_from("device", "return") != codes.code_from("device", "receipt")
    assert codes.secret_from("device", "thread") != codes.secret_from("device", "fingerprint")
