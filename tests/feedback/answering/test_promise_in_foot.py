"""By when people hear stands in the foot of every page on which they answer."""

import re

import pytest

from tests.factories.clock import TODAY

pytestmark = pytest.mark.embedded

PAGES = ["", "1/", "2/", "3/", "check/", "later/", "stop/", "1/unclear/"]
SENTENCE = "You hear what came of it by 10 April 2027."


def foot(html):
    return re.search(r'<footer class="foot">.*</footer>', html, re.DOTALL)[0]


@pytest.mark.parametrize("page", PAGES)
def test_it_stands_on_every_page_once(asked, phone, page):
    phone.get(asked.door()).get(asked.url("1/")).send(**{asked.name(1): "Words"})
    phone.get(asked.url(page))
    assert phone.status == 200
    assert SENTENCE in foot(phone.html)
    assert phone.html.count(SENTENCE) == 1


def test_a_promise_that_was_moved_shows_on_pages_that_were_kept(asked, phone):
    phone.get(asked.door()).get(asked.url("1/"))
    type(asked.consultation)._base_manager.update(promised_on=TODAY.replace(month=5))
    assert "by 1 May 2027" in foot(phone.get(asked.url("1/")).html)
