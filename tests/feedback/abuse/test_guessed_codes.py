"""Codes that open somebody's answers cannot be tried out; one that is right always works."""

import re

from tests.feedback.abuse.conftest import send
from tests.feedback.answering.conftest import Phone
from ui.guessing import MISSES


def use_up(address="127.0.0.1"):
    for _each in range(MISSES.rate.most):
        MISSES.add(address)


def receipt_of(phone):
    return re.search(r"\b[a-z2-9]{4}-[a-z2-9]{4}\b", phone.html)[0]


def test_codes_that_lead_nowhere_are_counted(one_page):
    phone = Phone().get(one_page.door())
    for _each in range(3):
        phone.send(path=one_page.url("continue/"), code="k7m4-qx2p")
        assert phone.status == 422
    assert MISSES.seen("127.0.0.1") == 3


def test_after_very_many_no_more_are_tried(one_page):
    use_up()
    phone = Phone().get(one_page.door()).send(path=one_page.url("continue/"), code="k7m4-qx2p")
    assert phone.status == 429


def test_the_right_code_works_all_the_same(one_page):
    receipt = receipt_of(send(one_page, "Ringing three times"))
    use_up()
    phone = Phone().get(one_page.door()).send(path=one_page.url("continue/"), code=receipt)
    assert "Ringing three times" in phone.get(one_page.url("copy/")).html


def test_a_slip_of_the_thumb_is_no_guess(one_page):
    Phone().get(one_page.door()).send(path=one_page.url("continue/"), code="k7m4")
    assert MISSES.seen("127.0.0.1") == 0
