"""What people did not understand, as the facilitator sees it: counted, with words, and marked as seen."""

import pytest

from feedback.models import Unclear
from feedback.queries.asking import questions_of
from feedback.queries.unclear import not_understood
from tests import factories
from tests.factories import TODAY

pytestmark = [pytest.mark.integration]


@pytest.fixture
def opened(desk):
    return desk.opened()


def say(desk, opened, *words):
    [question] = questions_of(opened)
    for one in words:
        factories.unclear(desk.organisation, question=question, words=one)
    return question


def page(desk, opened):
    return desk.get("consultation_detail", opened).content.decode()


def test_the_facilitator_sees_how_many_and_their_words(desk, opened):
    say(desk, opened, "What is a pathway?", "")
    html = page(desk, opened)
    assert "2 people did not understand question 1." in html
    assert "What is a pathway?" in html


def test_a_viewer_sees_how_many_and_no_words(desk, opened, client):
    say(desk, opened, "What is a pathway?")
    client.force_login(desk.cast.viewer.user)
    html = page(desk, opened)
    assert "1 person did not understand question 1." in html
    assert "What is a pathway?" not in html
    assert "I have seen this" not in html


def test_it_is_marked_as_seen(desk, opened):
    question = say(desk, opened, "What is a pathway?", "What?")
    answer = desk.post("unclear_seen", {}, opened, question=question.pk)
    assert answer["Location"].endswith("#unclear")
    assert set(Unclear.objects.values_list("seen_on", flat=True)) == {TODAY}
    assert "I have seen this" not in page(desk, opened)
    assert "What is a pathway?" in page(desk, opened)


def test_of_another_consultation_nothing_is_marked(desk, opened):
    other = desk.opened()
    question = say(desk, other, "What?")
    desk.post("unclear_seen", {}, opened, question=question.pk)
    assert Unclear.objects.get().seen_on is None


def test_where_everybody_understood_nothing_is_said(desk, opened):
    assert "Not understood" not in page(desk, opened)


@pytest.mark.parametrize("count", [1, 3])
def test_one_statement_however_many(desk, opened, count, django_assert_num_queries):
    say(desk, opened, *["What?"] * count)
    asked = questions_of(opened)
    with django_assert_num_queries(1):
        [found] = not_understood(opened, asked)
    assert (found.count, found.unseen, len(found.words)) == (count, count, count)
