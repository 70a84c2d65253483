"""Much at once, and the same again: nothing is lost without a word, and no page grows without end."""

from datetime import timedelta

import pytest
from django.urls import reverse

from access.scope import working_in
from feedback.actions import missed as actions
from feedback.models import Consultation, Missed
from feedback.queries import missed as queries
from tests.factories import NOW, TODAY, actor, closed_consultation, missed

pytestmark = pytest.mark.integration


@pytest.fixture
def page(asked, time_machine):
    """The public page, opened a minute ago."""
    address = reverse("feedback:say_page", kwargs={"slug": asked.scene.consultation.slug})
    key = asked.scene.client.get(address).context["page_key"]
    time_machine.move_to(NOW + timedelta(minutes=1))
    return lambda **said: asked.scene.client.post(address, {"key": key} | said)


def say(asked, about=None, *, words="And the bus?", key="one", by_link=False):
    with working_in(asked.home):
        return actions.say_missed(
            consultation=about or asked.scene.consultation,
            item=None,
            words=words,
            key=key,
            by_link=by_link,
            today=TODAY,
        )


def test_one_page_sends_words_once_and_says_so_and_takes_more_when_sent_again(asked, page):
    assert page(words="And the bus?").status_code == 303
    again = page(words="And the train?")
    assert again.status_code == 422
    shown = again.content.decode()
    assert "And the train?" in shown
    assert "we have them" in shown
    assert [one.words for one in asked.missed()] == ["And the bus?"]
    assert page(words="And the train?", key=again.context["page_key"]).status_code == 303
    assert len(asked.missed()) == 2


def test_what_comes_from_a_page_opened_days_ago_is_held(asked, page, time_machine):
    time_machine.move_to(NOW + timedelta(days=2))
    page(words="And the bus?")
    assert [one.is_held for one in asked.missed()] == [True]


def test_from_many_unsettled_on_what_comes_by_the_page_is_held(asked, monkeypatch):
    monkeypatch.setattr(actions, "HOLDS_FROM", 2)
    for key in ("one", "two", "three"):
        say(asked, words=key, key=key)
    say(asked, words="by link", key="four", by_link=True)
    held = {one.words: one.is_held for one in asked.missed()}
    assert held == {"one": False, "two": False, "three": True, "by link": False}


def test_the_same_words_about_another_thing_are_kept_too(asked):
    other = closed_consultation(asked.home)
    assert (say(asked), say(asked, other)) == (True, True)
    elsewhere = asked.scene.world.b.organisation
    with working_in(elsewhere):
        theirs = Consultation.objects.get(pk=closed_consultation(elsewhere).pk)
        say_there = actions.say_missed(
            consultation=theirs,
            item=None,
            words="And the bus?",
            key="one",
            by_link=False,
            today=TODAY,
        )
        assert (say_there, Missed.objects.count()) == (True, 1)
    assert len(asked.missed()) == 2


def test_the_page_of_the_readers_shows_the_newest_and_says_so(asked, monkeypatch):
    monkeypatch.setattr(queries, "NEWEST", 2)
    about = asked.scene.consultation
    for days in range(3):
        missed(
            asked.home, consultation=about, words=f"{days}", said_on=TODAY - timedelta(days=days)
        )
    with working_in(asked.home):
        about.readers.add(asked.scene.world.a.facilitator)
        board = queries.missed_board(about)
        assert {one.words for one in board.waiting} == {"0", "1"}
    asked.scene.client.force_login(asked.scene.world.a.facilitator.user)
    assert "Only the newest 200" in asked.scene.get("noticed").content.decode()


def test_one_link_says_so_much_and_then_is_told_so(asked, monkeypatch):
    monkeypatch.setattr(actions, "BY_LINK", 2)
    states = [asked.send(words=words).status_code for words in ("One", "Two", "Three")]
    assert states == [303, 303, 422]
    assert {one.words for one in asked.missed()} == {"One", "Two"}


def test_one_link_opens_a_thing_again_by_itself_once(asked):
    asked.send(words="And the bus?")
    (first,) = asked.missed()
    with working_in(asked.home):
        actions.settle_missed(
            actor=actor(asked.scene.world.a.facilitator),
            missed=first,
            settled_as="was_answered",
            note="",
            today=TODAY,
        )
    asked.send(words="And the train?")
    assert asked.reopened() == []
    assert len(asked.missed()) == 2
