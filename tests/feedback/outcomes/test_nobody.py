"""Nobody answered: that is said in public, with why we think so and what comes next, and then nothing is owed."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from access.scope import working_in
from feedback.actions.nobody import say_nobody_answered
from feedback.domain.loop import State
from feedback.domain.publishing import ChannelPlan
from feedback.models import OutcomeVersion
from feedback.queries.loops import loop_states, owed_consultations
from tests.factories import NOW, TODAY, open_consultation, response
from tests.feedback.outcomes.conftest import PAGE

pytestmark = pytest.mark.integration

AGAIN = TODAY + timedelta(days=30)
WHY = "We asked in the first week of the holidays <b>only</b>."
TYPED = {"why": WHY, "decided_by": "Priya Nair", "revisit_on": AGAIN.isoformat(), **PAGE}


def owed(scene):
    with working_in(scene.organisation):
        state = loop_states([scene.consultation], TODAY)[scene.consultation.pk]
        listed = [row.consultation for row in owed_consultations(NOW)]
    return state.state, scene.consultation in listed


def say(scene, **given):
    words = {"why": WHY, "decided_by": "Priya Nair", "revisit_on": AGAIN} | given
    about = words.pop("about", scene.consultation)
    channels = words.pop("channels", [ChannelPlan(channel="page", on=TODAY)])
    with working_in(scene.organisation):
        return say_nobody_answered(
            actor=scene.actor, consultation=about, channels=channels, now=NOW, **words
        )


def without_items(scene):
    with working_in(scene.organisation):
        scene.consultation.items.all().delete()


def test_the_public_line_says_so_and_nothing_is_owed_any_more(scene):
    assert "Say that nobody answered" in scene.get("outcome_list").content.decode()
    assert scene.post("nobody_publish", TYPED).status_code == 302
    page = scene.public()
    assert "Nobody answered." in page
    assert "We think this is why: We asked in the first week of the holidays &lt;b&gt;only" in page
    assert owed(scene) == (State.CLOSED, False)
    assert "Say that nobody answered" not in scene.get("outcome_list").content.decode()


def test_what_is_kept_is_in_the_language_of_the_ask_whoever_says_it(scene):
    without_items(scene)
    with override("ar-xb"):
        say(scene)
    with working_in(scene.organisation):
        version = OutcomeVersion.objects.get()
        called = scene.consultation.items.get().text
    assert (called, version.you_said) == ("Nobody answered", "Nobody answered.")
    assert version.why.startswith("We think this is why: ")


def test_it_is_owed_where_no_question_owes_an_answer_too(scene):
    without_items(scene)
    assert owed(scene)[1] is True
    say(scene)
    with working_in(scene.organisation):
        assert [one.text for one in scene.consultation.items.all()] == ["Nobody answered"]
    assert owed(scene) == (State.CLOSED, False)


def test_with_an_answer_and_nothing_owed_there_is_no_such_line(scene):
    without_items(scene)
    response(scene.organisation, consultation=scene.consultation)
    assert owed(scene) == (State.NOTHING_OWED, False)
    with pytest.raises(ValidationError) as refused:
        say(scene)
    assert refused.value.code == "answered"
    assert "This is for asks" in scene.get("nobody_publish").content.decode()


def test_everything_that_is_open_gets_the_same_words(scene):
    scene.another_item()
    news = say(scene)
    with working_in(scene.organisation):
        assert news.versions.count() == 2
    assert owed(scene) == (State.CLOSED, False)


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"why": "  "}, "missing"),
        ({"decided_by": ""}, "missing"),
        ({"revisit_on": TODAY}, "revisit_on"),
        ({"channels": []}, "channels"),
    ],
)
def test_what_is_not_said_is_asked_for(scene, given, code):
    with pytest.raises(ValidationError) as refused:
        say(scene, **given)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"why": ""}, "Say what you think is the reason"),
        ({"revisit_on": ""}, "Give a day, or say that you will not ask again"),
        ({"is_settled": "on"}, "Give a day, or say that you will not ask again"),
        ({"revisit_on": TODAY.isoformat()}, "id_revisit_on"),
        ({"revisit_on": "soon"}, "soon"),
        ({"channel0-channel": ""}, "Say where people can see it"),
    ],
)
def test_the_form_keeps_what_was_typed(scene, typed, words):
    answer = scene.post("nobody_publish", TYPED | typed)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert owed(scene)[1] is True


def test_that_nobody_will_ask_again_is_said(scene):
    scene.post("nobody_publish", TYPED | {"revisit_on": "", "is_settled": "on"})
    assert "It will not be looked at again." in scene.public()


def test_twice_and_too_early_are_refused(scene):
    say(scene)
    with pytest.raises(ValidationError) as twice:
        say(scene)
    about = open_consultation(scene.organisation, project=scene.consultation.project)
    with pytest.raises(ValidationError) as early:
        say(scene, about=about)
    assert (twice.value.code, early.value.code) == ("nothing", "too_early")
