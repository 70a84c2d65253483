"""How many can see a change: with the base, never below the fewest, never by group."""

from datetime import timedelta

import pytest

from access.scope import working_in
from feedback.actions.checking import answer_check
from feedback.domain.noticing import Share
from feedback.models import CheckAnswer
from feedback.queries.noticed import noticed_in
from tests.factories import NOW, TODAY, check_answer

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
    assert "Nearly everybody of 7" in shown


def test_below_the_fewest_nothing_is_shown(asked):
    say(asked, 4, "small")
    shown = page(asked)
    assert "of 4" not in shown
    assert "Fewer than 5 answered so far" in shown


def test_answers_of_today_and_a_few_since_wait(asked):
    say(asked, 5, "small", on=YESTERDAY - timedelta(days=1))
    say(asked, 4, "none")
    say(asked, 9, "none", on=TODAY)
    shown = page(asked)
    assert "Nearly everybody of 5" in shown
    assert "of 9" not in shown


def test_the_public_page_is_counted_apart_and_what_is_held_in_nothing(asked):
    say(asked, 5, "small")
    say(asked, 6, "none", by_link=False)
    say(asked, 6, "big", by_link=False, is_held=True)
    shown = page(asked)
    assert "Nearly everybody of 5" in shown
    assert "Hardly anybody of 6" in shown
    assert "6 answers from the public page are held" in shown


def test_held_answers_count_once_somebody_lets_them_from_that_day_on(asked, time_machine):
    say(asked, 6, "small")
    say(asked, 3, "none")
    say(asked, 6, "big", by_link=False, is_held=True, on=YESTERDAY - timedelta(days=9))
    asked.scene.post("noticed_let", {})
    assert "of 6" not in page(asked)
    with working_in(asked.home):
        assert not CheckAnswer.objects.filter(is_held=True).exists()
    time_machine.move_to(NOW + timedelta(days=1))
    assert "Nearly everybody of 6" in page(asked)


def change(asked, row, saw):
    with working_in(asked.home):
        about = asked.scene.consultation
        answer_check(
            consultation=about, saw=saw, clear="", key=row.send_key, by_link=True, today=TODAY
        )


def seen(asked, today):
    with working_in(asked.home):
        about = asked.scene.consultation
        return noticed_in([about], today=today)[about.pk].by_link.seen


def test_what_somebody_changes_waits_for_enough_others(asked):
    say(asked, 5, "small", on=YESTERDAY - timedelta(days=1))
    say(asked, 5, "none")
    with working_in(asked.home):
        first = CheckAnswer.objects.filter(saw="small").first()
    change(asked, first, "none")
    later = TODAY + timedelta(days=2)
    assert seen(asked, later) == Share(5, 10)
    say(asked, 4, "none", on=TODAY)
    assert seen(asked, later) == Share(4, 14)


def test_the_same_again_changes_nothing(asked):
    say(asked, 5, "small")
    with working_in(asked.home):
        row = CheckAnswer.objects.first()
    change(asked, row, "small")
    with working_in(asked.home):
        row.refresh_from_db()
    assert (row.received_on, row.before) == (YESTERDAY, None)


def test_each_question_waits_for_enough_answers_of_its_own(asked):
    say(asked, 5, "small", on=YESTERDAY - timedelta(days=1))
    say(asked, 1, "small")
    say(asked, 4, "", clear="no")
    assert seen(asked, TODAY) == Share(5, 5)


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
