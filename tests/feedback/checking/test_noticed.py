"""How many can see a change: with the base, never below the fewest, never by group."""

from datetime import timedelta

import pytest

from access.scope import working_in
from feedback.models import CheckAnswer
from tests.factories import TODAY, check_answer

pytestmark = pytest.mark.integration

YESTERDAY = TODAY - timedelta(days=1)


def say(asked, count, saw, *, on=YESTERDAY, **fields):
    for _ in range(count):
        check_answer(
            asked.home,
            consultation=asked.scene.consultation,
            saw=saw,
            received_on=on,
            **({"by_link": True, "clear": "yes"} | fields),
        )


def page(asked):
    return asked.scene.get("noticed").content.decode()


def test_figures_stand_with_their_base(asked):
    say(asked, 3, "small")
    say(asked, 4, "none")
    shown = page(asked)
    assert "3 of 7" in shown
    assert "7 of 7" in shown


def test_below_the_fewest_nothing_is_shown(asked):
    say(asked, 4, "small")
    shown = page(asked)
    assert "4 of 4" not in shown
    assert "Fewer than 5 answered so far" in shown


def test_answers_of_today_and_a_few_since_wait(asked):
    say(asked, 5, "small", on=YESTERDAY - timedelta(days=1))
    say(asked, 4, "none")
    say(asked, 9, "none", on=TODAY)
    assert "5 of 5" in page(asked)


def test_the_public_page_is_counted_apart_and_what_is_held_in_nothing(asked):
    say(asked, 5, "small")
    say(asked, 6, "none", by_link=False)
    say(asked, 6, "big", by_link=False, is_held=True)
    shown = page(asked)
    assert "5 of 5" in shown
    assert "0 of 6" in shown
    assert "6 answers from the public page are held" in shown


def test_held_answers_count_once_somebody_lets_them(asked):
    say(asked, 6, "big", by_link=False, is_held=True)
    asked.scene.post("noticed_let", {})
    assert "6 of 6" in page(asked)
    with working_in(asked.home):
        assert not CheckAnswer.objects.filter(is_held=True).exists()


def test_under_half_suggests_the_ways_that_were_not_used(asked):
    say(asked, 2, "small")
    say(asked, 4, "none")
    shown = page(asked)
    assert "Under half could see a change" in shown
    assert "Not used yet: Phone, Letter, At a meeting, Poster." in shown


def test_half_is_enough(asked):
    say(asked, 3, "small")
    say(asked, 3, "unsure")
    assert "Under half" not in page(asked)


def test_as_many_statements_for_many_answers(asked, django_assert_max_num_queries):
    say(asked, 1, "small")
    with django_assert_max_num_queries(60) as few:
        page(asked)
    say(asked, 12, "small")
    with django_assert_max_num_queries(len(few)):
        page(asked)
