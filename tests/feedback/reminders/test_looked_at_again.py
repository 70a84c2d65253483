"""Whatever brings an answer back that people are owed makes the planner look again, though all was said and told before."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from access.scope import working_in
from feedback.actions.closing import make_snapshot
from feedback.actions.outcomes import add_item
from feedback.actions.suspected import hold_again, let_through
from feedback.models import Consultation, Response
from tests import factories

pytestmark = [pytest.mark.integration, pytest.mark.django_db]


@pytest.fixture
def finished(clock):
    """Somebody answered by name and heard everything by e-mail, so that nobody is looked for any more."""
    person = clock.answer()
    news = clock.publish(10).publication
    with working_in(clock.home):
        news.tellings.all().delete()
    on = clock.at(10).date()
    factories.telling(clock.home, publication=news, participant=person, told_on=on)
    clock.look()
    assert clock.ask.next_notice_on is None
    with working_in(clock.home):
        yield clock


def by(clock):
    return factories.actor(clock.people["owner"])


def index_of(clock):
    return Consultation.objects.get(pk=clock.ask.pk).next_notice_on


def send_nameless(clock, **fields):
    return factories.response(clock.home, consultation=clock.ask, **fields)


def test_something_that_people_raised_later_is_looked_for(finished):
    add_item(actor=by(finished), consultation=finished.ask, text="The creche")
    assert index_of(finished) is not None
    assert finished.told(84) >= {("overdue", "owner"), ("overdue", "senior")}
    assert finished.told(84, "no_news") == {("overdue", "participants")}


def test_nothing_is_added_to_what_was_withdrawn(clock):
    clock.ask.withdrawn_at = clock.at(-3)
    clock.ask.save()
    with working_in(clock.home), pytest.raises(ValidationError) as refusal:
        add_item(actor=by(clock), consultation=clock.ask, text="The creche")
    assert refusal.value.code == "withdrawn"
    with working_in(clock.home):
        assert clock.ask.items.count() == 1


def test_a_nameless_answer_that_is_let_through_needs_telling_in_public(finished):
    sent = send_nameless(finished, is_held=True, held_because="links")
    let_through(
        actor=by(finished), consultation=finished.ask, responses=[sent.pk], now=finished.at(20)
    )
    assert index_of(finished) is not None
    assert ("overdue", "owner") in finished.told(84)


def test_where_only_held_answers_are_left_one_public_line_is_owed(finished):
    sent = send_nameless(finished, held_because="links")
    with working_in(finished.home):
        Response.objects.exclude(pk=sent.pk).delete()
        finished.ask.items.all().delete()
    finished.look()
    assert finished.ask.next_notice_on is None
    hold_again(
        actor=by(finished), consultation=finished.ask, responses=[sent.pk], now=finished.at(20)
    )
    assert index_of(finished) is not None


def test_what_came_until_the_result_is_made_is_looked_for(finished):
    send_nameless(finished, is_late=True)
    make_snapshot(consultation=finished.ask, now=finished.ask.closes_at + timedelta(minutes=15))
    assert index_of(finished) is not None
