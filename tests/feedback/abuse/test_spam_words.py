"""What of the words alone looks like spam."""

import pytest

from feedback import terms
from feedback.domain.codes import plain_word
from feedback.domain.spam import Signal, has_many_links, in_code, long_words

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ([], False),
        (["See https://nhs.uk"], False),
        (["https://a.example and http://b.example"], True),
        (["WWW.a.example", "www.b.example"], True),
        (["h" * 50_000], False),
        (["https:" * 20_000], False),
    ],
)
def test_links(words, expected):
    assert has_many_links(words) is expected


def test_only_long_words_are_compared_and_case_and_blanks_do_not_matter():
    text = "The bus never comes when it should come, and nobody says why"
    assert long_words([text, "yes", ""]) == long_words([text.upper().replace(" ", "  ")])
    assert len(long_words([text])) == 1
    assert long_words(["too short to be anything but a chance"]) == []


def test_codes_stand_once_and_in_order():
    assert in_code([Signal.SAME, Signal.TRAP, Signal.SAME]) == "trap same"
    assert in_code([]) == ""


def test_each_signal_has_its_words():
    assert set(terms.HELD_BECAUSE) == set(Signal)


@pytest.mark.parametrize(
    ("typed", "other"), [("Robin", " ro-bin "), ("40 71", "4071"), ("ÉTÉ", "été")]
)
def test_a_word_is_compared_as_people_type_it(typed, other):
    assert plain_word(typed) == plain_word(other)
