"""Putting options in order on a phone: buttons, an order of one's own that stays, nothing lost by an error."""

import re
from collections import Counter
from itertools import combinations

import pytest

from access.scope import working_in
from feedback.models import Answer, Draft, FormVersion
from feedback.queries.sheets import forget_sheets, read_sheet
from feedback.question_types.base.placing import turned
from feedback.views import answer_pages
from tests.feedback.answering.conftest import Asked, Phone, ask_three

FIVE = {"choices": [{"key": f"c{n}", "label": f"Option {n}"} for n in range(1, 6)]}


@pytest.fixture
def ordering(db, at_noon) -> Asked:
    """Words, dots, and an order on the last page."""
    asked = ask_three()
    for question, kind in zip(asked.questions[1:], ("dots", "ranking"), strict=True):
        question.kind, question.settings = kind, FIVE
        question.save()
    forget_sheets()
    answer_pages.forget_pages()
    return asked


def shown(phone: Phone) -> list[str]:
    return re.findall(r"<legend>(Option \d)</legend>", phone.html)


def numbers(asked: Asked, question: int, **given: str) -> dict[str, str]:
    return {f"{asked.name(question)}_{key}": number for key, number in given.items()}


def test_an_order_is_kept_whole_and_shown_again(ordering, phone):
    phone.get(ordering.door()).get(ordering.url("3/"))
    phone.send(go="back", **numbers(ordering, 3, c4="1", c2="2", c1="2"))
    draft = Draft._base_manager.get()
    assert draft.answers == {str(ordering.questions[2].key): [["c4"], ["c1", "c2"]]}
    phone.get(ordering.url("3/"))
    assert len(re.findall(r'value="[1-5]"[^>]* checked', phone.html)) == 3
    phone.send(**numbers(ordering, 3, c4="1", c2="2", c1="2"))
    assert Answer._base_manager.get().choice == "4>1=2"


def test_too_many_dots_are_refused_and_still_there(ordering, phone):
    phone.get(ordering.door()).get(ordering.url("2/"))
    phone.send(**numbers(ordering, 2, c1="2", c2="2", c3="1"))
    assert phone.status == 422
    assert "You gave 5 dots and have 3." in phone.html
    assert len(re.findall(r'value="[12]"[^>]* checked', phone.html)) == 3


def test_each_phone_has_its_order_and_keeps_it(ordering):
    orders = []
    for _each in range(12):
        phone = Phone().get(ordering.door()).get(ordering.url("3/"))
        first = shown(phone)
        assert sorted(first) == [f"Option {n}" for n in range(1, 6)]
        assert shown(phone.get(ordering.url("3/"))) == first
        assert shown(phone.send()) == first
        orders.append(tuple(first))
    assert len(set(orders)) > 1
    assert len(answer_pages._pages) <= 10


def test_other_pages_are_kept_once_for_everybody(ordering):
    for _each in range(6):
        Phone().get(ordering.door()).get(ordering.url("1/"))
    assert len(answer_pages._pages) == 1


def test_a_sheet_without_orders_has_no_turns(db, at_noon):
    asked = ask_three()
    version = FormVersion._base_manager.get(consultation=asked.consultation)
    with working_in(asked.organisation):
        sheet = read_sheet(version.pk)
    assert set(sheet.turns.values()) == {0}


@pytest.mark.unit
@pytest.mark.parametrize("count", range(1, 8))
def test_over_all_turns_no_option_has_an_advantage(count):
    options = list(range(count))
    orders = [turned(options, turn) for turn in range(2 * count)]
    places = Counter((place, one) for order in orders for place, one in enumerate(order))
    assert set(places.values()) == {2}
    for one, other in combinations(options, 2):
        assert sum(order.index(one) < order.index(other) for order in orders) == count


@pytest.mark.unit
def test_nothing_to_turn():
    assert turned([], 3) == []
