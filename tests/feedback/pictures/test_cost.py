"""What a page with a picture costs beside the others: decision 39 says how many statements."""

from functools import partial

import pytest

from tests.feedback.answering.test_cost import Counted, post
from tests.feedback.pictures import files
from tests.feedback.pictures.conftest import file

pytestmark = [pytest.mark.integration, pytest.mark.django_db]


def cost(work):
    with Counted() as counted:
        work()
    return counted.statements


def send(asked, phone, **values):
    return cost(partial(post, asked, phone, "1/", values))


def test_looking_at_it_costs_what_every_page_costs(pictured, inside):
    look = partial(inside.client.get, pictured.url("1/"))
    assert len(cost(look)) <= 2
    inside.send(**{pictured.name(1): file()})
    assert len(cost(look)) <= 2


def test_sending_it(pictured, inside):
    name = pictured.name(1)
    first = send(pictured, inside, **{name: file()})
    assert len(first) <= 6, first
    same = send(pictured, inside, **{f"{name}_words": "The letter"})
    assert len(same) <= 5, same
    other = send(pictured, inside, **{name: file(files.saved(files.drawing((50, 80))), "b.jpg")})
    assert len(other) <= 8, other


def test_pages_without_a_picture_cost_what_they_did(pictured, inside):
    inside.send(**{pictured.name(1): file()})
    inside.get(pictured.url("2/"))
    got = cost(partial(post, pictured, inside, "2/", {pictured.name(2): "Ringing"}))
    assert len(got) <= 4, got
