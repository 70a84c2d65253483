"""For every 10 times people gave us time: a figure over many, hidden over few."""

import pytest
from django.template.loader import render_to_string
from django.urls import reverse

from feedback.queries.return_rate import ReturnRate, return_rate
from tests import factories

pytestmark = [pytest.mark.integration]


def kept(home, *pairs):
    for credited, due in pairs:
        factories.load_snapshot(home, credited=credited, due=due)


def test_credit_over_due(desk):
    kept(desk.organisation, (3, 3), ("1.5", 4), (0, 2), (1, 2), (1, 1), (0, 0))
    assert return_rate(desk.organisation) == ReturnRate(5)  # 6.5 of 12


def test_four_people_are_too_few_for_a_figure(desk):
    kept(desk.organisation, (3, 3), (3, 3), (3, 3), (3, 3), (0, 0), (0, 0))
    assert return_rate(desk.organisation) == ReturnRate(None)
    kept(desk.organisation, (3, 3))
    assert return_rate(desk.organisation) == ReturnRate(10)


def test_it_stands_on_the_overview_beside_what_people_see_of_it(desk):
    kept(desk.organisation, *[(1, 2)] * 5)
    factories.project(desk.organisation)
    page = desk.client.get(reverse("workspace:portfolio", args=[desk.organisation.slug]))
    words = " ".join(page.content.decode().split())
    assert "<strong>5</strong><span>of every 10 times people gave us time got an answer" in words
    assert "could see a change: no number to show yet" in words


@pytest.mark.parametrize(
    ("rate", "words"),
    [(ReturnRate(5), "5 got an answer"), (ReturnRate(None), "Too few people yet")],
)
def test_the_card_in_words(rate, words):
    card = render_to_string("feedback/return_rate.html", {"rate": rate})
    assert words in card
    assert "For every 10 times people gave us time" in card
