"""The poster of what happened: what was said, done, not done and why, what comes next."""

from datetime import timedelta

import pytest

from feedback.domain.posters import FEWEST_EACH, MOST_EACH, first_words, words_each
from feedback.domain.publishing import ChannelPlan
from tests.factories import TODAY

pytestmark = pytest.mark.integration

PAGE = [ChannelPlan(channel="page", on=TODAY)]

CHANGED = {"disposition": "changed", "what": "A text each Friday", "where": "Phone"}
CHANGED |= {"since_on": TODAY, "you_said": "Nobody rings back"}
NO = {"disposition": "not_changed", "why": "There is no money", "decided_by": "The board"}
NO |= {"revisit_on": TODAY + timedelta(days=90)}
WAITS = {"disposition": "still_deciding", "held_up_by": "The board meets in May"}
WAITS |= {"next_on": TODAY + timedelta(days=20)}


def poster(scene, made, size="a4"):
    answer = scene.client.get(scene.address("outcome_poster_print", made.pk), {"size": size})
    assert answer.status_code == 200
    return answer.content.decode()


def test_it_says_all_four_parts_with_date_decider_and_square(scene):
    other, third = scene.another_item(), scene.another_item("A quiet room")
    scene.save(**CHANGED)
    scene.save(other, **NO)
    scene.save(third, **WAITS)
    page = poster(scene, scene.publish(channels=PAGE))
    for words in ("You said", "Nobody rings back", "We did", "A text each Friday"):
        assert words in page
    for words in ("What we could not do, and why", "There is no money", "Next", "meets in May"):
        assert words in page
    assert "Who decided: The board" in page
    assert "<svg" in page
    assert f"/w/{scene.consultation.slug}/" in page


def test_what_is_not_answered_yet_stands_under_next(scene):
    scene.another_item("A quiet room")
    scene.save(**CHANGED)
    page = poster(scene, scene.publish(channels=PAGE), "a3")
    assert "A quiet room:" in page
    assert "You hear about this by" in page
    assert "poster outcome print-" in page
    assert " a3" in page


def test_long_words_are_cut_and_it_says_so(scene):
    scene.save(**CHANGED | {"you_said": "word " * 200 + "end"})
    page = poster(scene, scene.publish(channels=PAGE))
    assert "end in dots here" in page
    assert page.count("word ") <= MOST_EACH + 1


def test_more_things_than_fit_are_counted(scene):
    scene.save(**CHANGED)
    for number in range(7):
        scene.save(scene.another_item(f"Thing {number}"), **NO)
    page = poster(scene, scene.publish(channels=PAGE))
    assert "And 4 things more on the page." in page


@pytest.mark.unit
def test_words_each_stay_between_too_few_and_too_many():
    assert [words_each(count) for count in (0, 1, 6, 100)] == [
        MOST_EACH,
        MOST_EACH,
        14,
        FEWEST_EACH,
    ]
    assert first_words("one two three", 2) == "one two …"
    assert first_words(" one  two ", 2) == "one two"
