"""Where somebody stands with taking part: the newest word of each, and a child's no before any yes of a parent."""

from datetime import date, timedelta
from itertools import permutations

import pytest

from participants import terms
from participants.domain import agreements
from participants.domain.agreements import Standing, Word, standing

pytestmark = pytest.mark.unit

DAY = date(2026, 10, 26)
YOUNG, TWELVE, UNKNOWN = terms.UNDER_12, terms.AGE_12, ""


def said(*words, by_parent=()):
    """Return these words, one a day; those in `by_parent`, by place, were a parent's."""
    return [
        Word(word, DAY + timedelta(days=place), place in by_parent, place)
        for place, word in enumerate(words)
    ]


@pytest.mark.parametrize(
    ("words", "young", "older"),
    [
        ([], "nothing_yet", "nothing_yet"),
        (["consent"], "waiting_for_parent", "agreed"),
        (["assent"], "waiting_for_parent", "agreed"),
        (["parent"], "waiting_for_child", "waiting_for_child"),
        (["assent", "parent"], "agreed", "agreed"),
        (["parent", "assent"], "agreed", "agreed"),
        (["declined"], "declined", "declined"),
        (["declined", "parent"], "declined", "declined"),
        (["parent", "declined"], "declined", "declined"),
        (["assent", "parent", "withdrawn"], "withdrawn", "withdrawn"),
        (["assent", "withdrawn", "parent"], "withdrawn", "withdrawn"),
        (["declined", "assent", "parent"], "agreed", "agreed"),
        (["withdrawn", "assent"], "waiting_for_parent", "agreed"),
    ],
)
def test_where_somebody_stands(words, young, older):
    assert standing(said(*words), YOUNG) == young
    assert {standing(said(*words), band) for band in (TWELVE, UNKNOWN)} == {older}


@pytest.mark.parametrize("word", ["declined", "withdrawn"])
def test_a_parents_no_counts_under_12_and_not_from_12_on(word):
    words = said("assent", "parent", word, by_parent={1, 2})
    assert standing(words, YOUNG) == word
    assert standing(words, TWELVE) == "agreed"


@pytest.mark.parametrize("no", ["declined", "withdrawn"])
def test_a_childs_no_wins_over_every_order_of_a_parents_yeses(no):
    words = [Word(no, DAY, number=9), *(Word("parent", DAY + timedelta(days=n)) for n in range(3))]
    for order in permutations(words):
        for band, _label in terms.AGE_BANDS:
            assert standing(order, band) == no


def test_of_two_words_on_one_day_the_later_one_counts():
    yes, no = Word("consent", DAY, number=1), Word("declined", DAY, number=2)
    assert standing([no, yes], UNKNOWN) == "declined"
    assert standing([Word("consent", DAY, number=3), no], UNKNOWN) == "agreed"


def test_the_codes_are_those_of_the_register():
    for name in ("CONSENT", "ASSENT", "PARENT", "DECLINED", "WITHDRAWN"):
        assert getattr(agreements, name) == getattr(terms, name)
    assert {terms.UNDER_12} == agreements.NEEDS_A_PARENT
    assert set(terms.STANDINGS) == set(terms.OWN_STANDINGS) == set(Standing)
    assert set(terms.RIGHTS) == {code for code, _label in terms.BASES}
