"""How answers were weighed is said before a first final word; who was heard is kept as it was then; who decided is named."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from access.scope import working_in
from feedback.domain.publishing import ChannelPlan
from feedback.models import AskPlan, Publication
from feedback.queries.outcomes import item_board
from tests.factories import NOW, TODAY
from tests.feedback.outcomes.conftest import PAGE, WEIGHED

pytestmark = pytest.mark.integration

CHANGED = {"disposition": "changed", "what": "A text", "since_on": TODAY, "where": "Phone"}
HOLDING = {"disposition": "still_deciding", "held_up_by": "Money"}
HOLDING |= {"next_on": TODAY + timedelta(days=9)}
ON_PAGE = ChannelPlan(channel="page", on=TODAY)


@pytest.fixture
def unsaid(scene):
    """Nobody has said how the answers were weighed."""
    with working_in(scene.organisation):
        AskPlan.objects.filter(consultation=scene.consultation).delete()
    return scene


def newest(scene):
    with working_in(scene.organisation):
        return Publication.objects.order_by("-pk").first()


def test_a_first_final_word_is_refused_without(unsaid):
    unsaid.person()
    unsaid.save(**CHANGED)
    with pytest.raises(ValidationError) as refusal:
        unsaid.publish(weighed=" ")
    assert refusal.value.code == "weighed"
    assert newest(unsaid) is None


def test_the_page_asks_for_it_and_keeps_what_was_typed(unsaid):
    unsaid.person()
    unsaid.save(**CHANGED)
    with working_in(unsaid.organisation):
        seen = item_board(unsaid.item).choice
    sent = {"items": seen, "weighed": ""} | PAGE
    answer = unsaid.post("outcome_publish", sent)
    assert answer.status_code == 422
    assert "Say how the answers were weighed" in answer.content.decode()
    assert unsaid.post("outcome_publish", sent | {"weighed": "All read."}).status_code == 302
    assert newest(unsaid).weighed == "All read."
    with working_in(unsaid.organisation):
        plan = AskPlan.objects.get(consultation=unsaid.consultation)
    assert plan.weighed == "All read."
    assert "All read." in unsaid.public()


def test_still_deciding_needs_none(unsaid):
    unsaid.person()
    unsaid.save(**HOLDING)
    assert unsaid.publish(weighed="").weighed == ""


def test_where_nobody_answered_there_was_nothing_to_weigh(unsaid):
    unsaid.save(**CHANGED)
    assert unsaid.publish(channels=[ON_PAGE], weighed="").weighed == ""


def test_a_withdrawal_needs_none(unsaid):
    unsaid.person()
    unsaid.post("consultation_withdraw", {"why": "No deal", "answers_fate": "Deleted"})
    assert newest(unsaid).kind == "withdrawal"


def test_what_was_said_in_the_plan_counts_and_stays_as_it_was(scene):
    scene.person()
    scene.save(**CHANGED)
    assert scene.publish(weighed="").weighed == WEIGHED
    with working_in(scene.organisation):
        AskPlan.objects.update(weighed="Said otherwise later")
    assert WEIGHED in scene.public()
    assert "Said otherwise later" not in scene.public()


def test_who_was_heard_is_kept_as_it_was_at_the_first_news(scene):
    for _number in range(11):
        scene.person()
    scene.save(**HOLDING)
    scene.publish()
    scene.person()
    scene.save(**CHANGED)
    scene.publish(now=NOW + timedelta(minutes=5))
    page = scene.public()
    assert "11 people answered. We asked 11 people by name" in page
    assert "They chose to answer" in page
    assert "12 people answered" not in page


def test_few_are_told_as_few(scene):
    scene.person()
    scene.save(**CHANGED)
    scene.publish()
    assert "Fewer than 10 people answered." in scene.public()


def test_who_decided_is_named(scene):
    scene.person()
    with working_in(scene.organisation):
        type(scene.consultation).objects.update(decider_name="The family board", decider=None)
    scene.save(**CHANGED)
    scene.publish()
    assert "Who decided: The family board" in scene.public()
