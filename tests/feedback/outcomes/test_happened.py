"""The public page: what everybody reads, before and after something is published."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from feedback.domain.publishing import ChannelPlan
from feedback.models import Consultation
from tests.factories import NOW, TODAY, meeting, open_consultation, response, room_tally

pytestmark = pytest.mark.integration

CHANGED = {
    "disposition": "changed",
    "you_said": "Nobody rings back",
    "what": "A text each Friday",
    "since_on": TODAY,
    "where": "On your phone",
}
PAGE_TODAY = ChannelPlan(channel="page", on=TODAY)


def text(page):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


@pytest.fixture
def anybody(scene):
    """The scene as somebody who is not signed in sees it."""
    scene.client.logout()
    return scene


def test_while_it_is_open_the_page_says_what_comes_and_when(anybody):
    anybody.consultation = open_consultation(anybody.organisation)
    page = text(anybody.public())
    assert "open until 13 March 2027" in page
    assert "By 10 April 2027 · By e-mail and on the public page" in page
    assert "answered" not in page


def test_before_anything_is_published_the_page_says_when_people_hear(anybody):
    anybody.save(**CHANGED)
    page = text(anybody.public())
    assert "You hear what happened by 15 March 2027." in page
    assert "A text each Friday" not in page
    assert "Nobody rings back" not in page


def test_a_promise_that_was_missed_stands_in_plain_sight(anybody):
    Consultation._base_manager.update(promised_on=TODAY - timedelta(days=3))
    assert "We have not told you yet. We are 3 days late." in text(anybody.public())


def test_a_promise_that_was_kept_late_says_how_late(anybody):
    Consultation._base_manager.update(promised_on=TODAY - timedelta(days=3))
    anybody.save(**CHANGED)
    anybody.publish(channels=[PAGE_TODAY])
    assert "The first news came on 1 March 2027. Told 3 days late." in text(anybody.public())


@pytest.mark.parametrize(
    ("count", "words"), [(0, "Nobody answered"), (9, "Fewer than 10 people"), (10, "10 people")]
)
def test_who_was_heard_is_told_with_its_base_and_small_numbers_are_not(anybody, count, words):
    for _each in range(count):
        response(anybody.organisation, consultation=anybody.consultation)
    anybody.save(**CHANGED)
    anybody.publish(channels=[PAGE_TODAY])
    assert words in text(anybody.public())


def test_people_in_a_room_were_heard_too(anybody):
    Consultation._base_manager.update(kind="meeting")
    held = meeting(anybody.organisation, consultation=anybody.consultation)
    room_tally(anybody.organisation, meeting=held, heads=24)
    assert "24 people were in the room" in text(anybody.public())


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        (CHANGED, "✓ Changed"),
        (
            {"disposition": "partly_changed", "what": "Texts", "why": "Few"},
            "Why not all of it: Few",
        ),
        (
            {"disposition": "not_changed", "why": "Alone", "decided_by": "Al", "is_settled": True},
            "It will not be looked at again.",
        ),
        (
            {"disposition": "out_of_our_hands", "who_can_decide": "The board"}
            | {"passed_on": "All of it", "passed_on_on": TODAY},
            "We passed it on to them on 1 March 2027.",
        ),
        ({"disposition": "withdrawn", "why": "Off", "answers_fate": "Gone"}, "Your answers: Gone"),
        (
            {"disposition": "still_deciding", "held_up_by": "Money"}
            | {"next_on": TODAY + timedelta(days=9)},
            "You will hear more by 10 March 2027.",
        ),
    ],
)
def test_each_outcome_is_told_in_words(anybody, words, shown):
    anybody.save(**words)
    anybody.publish(channels=[PAGE_TODAY])
    assert shown in text(anybody.public())


def test_words_that_were_changed_after_publishing_are_dated(anybody):
    anybody.save(**CHANGED)
    anybody.publish(channels=[PAGE_TODAY])
    later = NOW + timedelta(days=2)
    anybody.save(now=later, **(CHANGED | {"what": "A call"}))
    anybody.publish(channels=[PAGE_TODAY], now=later)
    page = text(anybody.public())
    assert "Published on 1 March 2027, changed on 3 March 2027" in page
    assert "A text each Friday" not in page


def test_what_has_no_answer_yet_is_listed_beside_what_has(anybody):
    anybody.another_item("Evening appointments")
    anybody.save(**CHANGED)
    anybody.publish(channels=[PAGE_TODAY])
    page = text(anybody.public())
    assert "Not answered yet Evening appointments" in page
    assert "You hear about this by 10 May 2027." in page


def test_after_a_promise_was_taken_back_the_page_keeps_both(anybody):
    anybody.save(**CHANGED)
    anybody.publish(channels=[PAGE_TODAY])
    anybody.save(disposition="reversed", promised_what="A text", why="The money moved")
    anybody.publish(channels=[PAGE_TODAY], now=NOW + timedelta(hours=1))
    anybody.save(disposition="not_changed", why="No money", decided_by="Al", is_settled=True)
    anybody.publish(channels=[PAGE_TODAY], now=NOW + timedelta(hours=2))
    page = anybody.public()
    assert "<del>A text each Friday</del>" in page
    assert "Why it is not happening: The money moved" in page
    assert "No money" in page


def test_the_page_needs_no_script_and_stays_out_of_search(anybody):
    page = anybody.public()
    assert "<script" not in page
    assert 'name="robots" content="noindex"' in page
    assert anybody.world.b.canary not in page


@pytest.mark.parametrize("slug", ["nothing", "x" * 200])
def test_an_unknown_page_is_absent(client, db, slug):
    assert client.get(f"/w/{slug}/").status_code == 404


def test_a_draft_has_no_page(anybody):
    Consultation._base_manager.update(opened_at=None)
    address = reverse("feedback:happened", kwargs={"slug": anybody.consultation.slug})
    assert anybody.client.get(address).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_costs_the_same_however_much_was_asked(anybody, count, django_assert_num_queries):
    for number in range(count - 1):
        anybody.save(anybody.another_item(f"Item {number}"), **CHANGED)
    anybody.save(**CHANGED)
    anybody.publish(channels=[PAGE_TODAY])
    address = reverse("feedback:happened", kwargs={"slug": anybody.consultation.slug})
    with django_assert_num_queries(15):
        anybody.client.get(address)
