"""Many requests of one person at the same instant: one response, nothing lost, on both engines."""

import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections

from feedback.models import Answer, Draft, Response, ResponseAuthor
from tests.feedback.answering.conftest import Phone, ask_one_page, ask_three

pytestmark = pytest.mark.django_db(transaction=True)
PHONES = 30


def all_at_once(asked, phone, bodies):
    """Post each body at the same time, as browsers do that have the same cookies; return the statuses."""
    hidden = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', phone.html))

    def send(body):
        try:
            twin = Phone()
            twin.client.cookies = phone.client.cookies
            page = body.pop("page")
            answer = twin.client.post(asked.url(page), {**hidden, "go": "next", **body})
            return answer.status_code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as pool:
        return list(pool.map(send, bodies))


@pytest.mark.parametrize("door", ["door", "link"])
def test_thirty_posts_of_one_page_are_one_response(at_noon, phone, door):
    asked = ask_one_page()
    phone.get(asked.door() if door == "door" else asked.link("mine")).get(asked.url("1/"))
    body = {"page": "1/", asked.name(1): "Ringing", asked.name(3): "c1"}
    assert all_at_once(asked, phone, [dict(body) for _each in range(PHONES)]) == [303] * PHONES
    assert Response._base_manager.count() == 1
    assert Answer._base_manager.count() == 2
    assert ResponseAuthor._base_manager.count() == (door == "link")


@pytest.mark.parametrize("door", ["door", "link"])
def test_ten_tabs_with_other_words_are_one_person(at_noon, phone, door):
    asked = ask_one_page()
    phone.get(asked.door() if door == "door" else asked.link("mine")).get(asked.url("1/"))
    bodies = [{"page": "1/", asked.name(1): f"Words {n}"} for n in range(10)]
    all_at_once(asked, phone, bodies)
    assert Response._base_manager.filter(is_current=True).count() == 1
    assert Response._base_manager.values("thread").distinct().count() == 1


@pytest.mark.parametrize("door", ["door", "link"])
def test_two_pages_saved_at_once_are_both_kept(at_noon, phone, door):
    asked = ask_three()
    phone.get(asked.door() if door == "door" else asked.link("mine")).get(asked.url("1/"))
    bodies = [{"page": "1/", asked.name(1): "One"}, {"page": "2/", asked.name(2): ["c1"]}]
    assert all_at_once(asked, phone, bodies) == [303, 303]
    assert len(Draft._base_manager.get().answers) == 2
