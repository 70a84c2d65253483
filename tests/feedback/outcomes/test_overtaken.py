"""Two things are published together and one is put another way later: nobody is told the older words any more."""

from datetime import timedelta

import pytest
from django.core import mail

from access.scope import working_in
from feedback.actions.sharing import share_outcome
from feedback.domain.publishing import ChannelPlan
from feedback.models import Outcome, Publication
from feedback.queries.to_say import said_of
from notices.actions.composing import compose
from notices.actions.delivering import deliver
from notices.actions.planning import plan
from tests.factories import (
    NOW,
    TODAY,
    ask,
    closed_consultation,
    participant,
    response,
    response_author,
)

pytestmark = pytest.mark.integration

PAGE = [ChannelPlan(channel="page", on=TODAY)]
ROOM = {"disposition": "changed", "what": "A quiet room from June", "since_on": TODAY}
ROOM |= {"where": "At the door"}
EVENINGS = {"disposition": "changed", "what": "Open on Mondays", "since_on": TODAY}
EVENINGS |= {"where": "In the hall"}
NOT_AFTER_ALL = {"disposition": "reversed", "promised_what": "The room", "why": "The lease ended"}
NO = {"disposition": "not_changed", "why": "No landlord lets it", "decided_by": "The board"}
NO |= {"is_settled": True}
LATER = NOW + timedelta(minutes=5)


@pytest.fixture
def both(listed):
    """What is published together: a room, and evening appointments; people hear it by phone, letter and e-mail."""
    listed.person(channel="phone", name="Ada Nolan")
    listed.person(channel="post", name="Ben Orr")
    listed.mailed = listed.person()
    listed.evenings = listed.another_item()
    listed.save(**ROOM)
    listed.save(listed.evenings, **EVENINGS)
    listed.first = listed.publish()
    return listed


def put_another_way(scene, now=LATER, **words):
    scene.save(now=now, **words)
    return scene.publish(scene.item, now=now)


def my_list(scene):
    return scene.client.get(f"/o/{scene.organisation.slug}/tell/").content.decode()


def mails(scene, now):
    plan(now=now)
    compose(now=now)
    deliver(now=now)
    return [one for one in mail.outbox if one.to == [scene.mailed.contact_email]]


@pytest.mark.parametrize("newer", [NOT_AFTER_ALL, ROOM | {"what": "A quieter corner"}])
def test_whoever_rings_and_writes_says_what_still_stands_of_it(both, newer):
    put_another_way(both, **newer)
    page = my_list(both)
    assert "A quiet room from June" not in page
    assert page.count("Open on Mondays") == 1
    letter = both.get("letters_print", both.first.pk).content.decode()
    assert "A quiet room from June" not in letter
    assert "Open on Mondays" in letter
    assert "Ben Orr" in letter


def test_an_email_that_waited_says_what_still_stands_of_it(both):
    put_another_way(both, **NOT_AFTER_ALL)
    sent = mails(both, LATER) + mails(both, LATER + timedelta(days=8))
    bodies = "\n".join(one.body for one in sent)
    assert "A quiet room from June" not in bodies
    assert "Open on Mondays" in bodies
    assert "The lease ended" in bodies


def test_where_nothing_stands_of_it_everybody_hears_the_newer_news_instead(both):
    put_another_way(both, **NOT_AFTER_ALL)
    both.save(both.evenings, now=LATER, **EVENINGS | {"what": "Open on Tuesdays"})
    both.publish(both.evenings, now=LATER)
    with working_in(both.organisation):
        why = set(both.first.tellings.values_list("not_told_because", flat=True))
    assert why == {"replaced"}
    bodies = "\n".join(
        one.body for one in mails(both, LATER) + mails(both, LATER + timedelta(days=8))
    )
    for gone in ("A quiet room from June", "Open on Mondays"):
        assert gone not in bodies
        assert gone not in my_list(both)
    assert "Open on Tuesdays" in bodies


def test_the_rest_of_what_took_a_promise_back_is_told_without_saying_sorry_for_it(both):
    both.save(now=LATER, **NOT_AFTER_ALL)
    both.save(both.evenings, now=LATER, **EVENINGS | {"what": "Open on Tuesdays"})
    second = both.publish(both.item, both.evenings, now=LATER)
    with working_in(both.organisation):
        assert "not as we told you" in text_message(second)
    put_another_way(both, now=LATER + timedelta(minutes=5), **NO)
    with working_in(both.organisation):
        assert "what happened with what you said" in text_message(second)
    sent = mails(both, LATER + timedelta(hours=1)) + mails(both, LATER + timedelta(days=8))
    assert not any("Not as we told you" in one.subject + one.body for one in sent)
    bodies = "\n".join(one.body for one in sent)
    assert "Open on Tuesdays" in bodies
    assert "No landlord lets it" in bodies
    assert "The lease ended" not in bodies


def text_message(publication):
    said = said_of([Publication.objects.get(pk=publication.pk)])[publication.pk]
    return said.words(said.written).text


def test_people_of_another_ask_who_are_told_the_same_hear_what_still_stands(both):
    other = other_ask(both, participant(both.organisation))
    both.save(now=LATER, **ROOM | {"what": "A room on Fridays"})
    share(both, other)
    both.publish(both.item, now=LATER)
    put_another_way(both, now=LATER + timedelta(minutes=5), **NOT_AFTER_ALL)
    with working_in(both.organisation):
        told = Publication.objects.filter(consultation=other).order_by("pk")
        said = said_of(told)
        assert [len(said[one.pk].things) for one in told] == [0, 1]
        assert set(told[0].tellings.values_list("not_told_because", flat=True)) == {"replaced"}


def other_ask(scene, who):
    """Return another ask of the project that this person answered too."""
    org = scene.organisation
    other = closed_consultation(org, project=scene.consultation.project)
    author = response_author(org, ask=ask(org, consultation=other, participant=who))
    response(org, consultation=other, thread=author.thread)
    return other


def share(scene, other):
    with working_in(scene.organisation):
        share_outcome(
            actor=scene.actor,
            item=scene.item,
            outcome=Outcome.objects.get(items=scene.item),
            item_ids=[other.items.get().pk],
            now=LATER,
        )


def test_what_is_left_is_not_said_to_answer_another_ask_that_it_does_not(scene):
    who = scene.person()
    scene.mailed, other = who, other_ask(scene, who)
    evenings = scene.another_item()
    scene.save(**ROOM)
    scene.save(evenings, **EVENINGS)
    share(scene, other)
    scene.publish()
    put_another_way(scene, **NOT_AFTER_ALL)
    sent = mails(scene, LATER) + mails(scene, LATER + timedelta(days=8))
    (about_evenings,) = {one.body for one in sent if "Open on Mondays" in one.body}
    assert "It answers this too" not in about_evenings.partition("Open on Mondays")[2]
    with working_in(scene.organisation):
        rows = Publication.objects.filter(consultation=other).order_by("pk")
        told = [one.tellings.get(participant=who) for one in rows]
    assert [one.not_told_because for one in told] == ["replaced", ""]
    assert told[0].told_on is None
    assert told[1].told_on is not None


def test_a_poster_says_what_still_stands_and_leads_to_the_newest(both):
    newest = put_another_way(both, **NOT_AFTER_ALL)
    page = both.get("outcome_poster_print", both.first.pk).content.decode()
    assert "A quiet room from June" not in page
    assert "Open on Mondays" in page
    assert "is not on this poster any more" in page
    assert both.address("outcome_poster_print", newest.pk) in page
    assert "What we said here was changed" not in page


def test_of_what_stands_no_more_no_poster_is_offered_and_an_old_link_says_so(scene):
    scene.save(**ROOM)
    first = scene.publish(channels=PAGE)
    assert scene.address("outcome_poster_print", first.pk) in telling_list(scene)
    scene.save(now=LATER, **NOT_AFTER_ALL)
    scene.publish(channels=PAGE, now=LATER)
    page = telling_list(scene)
    assert scene.address("outcome_poster_print", first.pk) not in page
    assert "There is no poster of this any more" in page
    poster = scene.get("outcome_poster_print", first.pk).content.decode()
    assert "A quiet room from June" not in poster
    assert "What we said here was changed on" in poster


def telling_list(scene):
    return scene.get("telling_list").content.decode()
