"""Several news to one person in one message: each says all that it would have said by itself."""

from datetime import timedelta

import pytest

from access.scope import working_in
from feedback.actions.publishing import withdraw
from notices.actions.planning import plan
from notices.letters import write_letter
from notices.models import Notice
from tests.factories import NOW, TODAY

pytestmark = pytest.mark.integration

CHANGED = {"disposition": "changed", "what": "A text", "since_on": TODAY, "where": "Phone"}
NO = {"disposition": "not_changed", "why": "There is no money", "decided_by": "The board"}
NO |= {"revisit_on": TODAY + timedelta(days=90)}
WAITS = {"disposition": "still_deciding", "held_up_by": "The board meets in May"}
WAITS |= {"next_on": TODAY + timedelta(days=20)}


@pytest.fixture
def two(scene):
    """Two things of which the news comes at different moments, to one person, and who decides has a name."""
    scene.person()
    scene.consultation.decider, scene.consultation.decider_name = None, "Rhona Bell"
    scene.consultation.save()
    scene.other = scene.another_item()
    return scene


def gathered(scene):
    """Return the body of the message in which all of it is put together."""
    plan(now=NOW + timedelta(hours=1))
    with working_in(scene.organisation):
        notices = list(Notice.objects.filter(rule="outcome_told"))
        assert len(notices) == 2
        return write_letter("", notices, NOW).body


def test_a_no_says_who_decided_and_when_it_is_looked_at_again_and_what_waits_by_when_more_comes(
    two,
):
    two.save(**NO)
    two.publish(two.item)
    two.save(two.other, **WAITS)
    two.publish(two.other, now=NOW + timedelta(minutes=1))
    body = gathered(two)
    for words in (
        "Who decided this: The board",
        "It is looked at again on 30 May 2027.",
        "You will hear more by 21 March 2027.",
    ):
        assert words in body
    assert body.count("Who decided: Rhona Bell") == 1


def test_what_changed_says_since_when_and_where_and_what_was_stopped_what_becomes_of_the_answers(
    two,
):
    two.save(**CHANGED)
    two.publish(two.item)
    with working_in(two.organisation):
        withdraw(
            actor=two.actor,
            consultation=two.consultation,
            why="It is not ours.",
            answers_fate="They are deleted.",
            now=NOW + timedelta(minutes=1),
        )
    body = gathered(two)
    for words in ("Since 1 March 2027", "Where to see it: Phone", "They are deleted."):
        assert words in body
