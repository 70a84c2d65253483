"""Telling people as they wish: the list a member works through, trying, handing on, letters."""

from functools import partial

import pytest

from access.scope import working_in
from feedback.actions.telling import mark_not_mailed
from feedback.models import Telling
from feedback.queries.audience import audience
from tests.factories import NOW, TODAY

pytestmark = pytest.mark.integration

CHANGED = {"disposition": "changed", "what": "A text", "since_on": TODAY, "where": "Phone"}
SENT = {"told_on": TODAY.isoformat(), "do": "told"}


def published(scene, **words):
    scene.save(**(CHANGED | words))
    return scene.publish()


def rows(scene):
    with working_in(scene.organisation):
        return list(Telling.objects.order_by("pk"))


def my_list(scene):
    return scene.client.get(f"/o/{scene.organisation.slug}/tell/").content.decode()


@pytest.mark.parametrize(
    ("wish", "channel"),
    [
        ("", "email"),
        ("email", "email"),
        ("text", "text"),
        ("phone", "phone"),
        ("post", "letter"),
        ("in_person", "in_person"),
        ("through", "through"),
    ],
)
def test_each_person_hears_as_they_wish(listed, wish, channel):
    listed.person(channel=wish)
    published(listed)
    (row,) = rows(listed)
    assert row.channel == channel
    assert (row.teller_id is None) is (channel == "email")


def test_everybody_asked_with_the_wish_is_listed_so_that_nobody_shows_as_having_answered(listed):
    listed.person(channel="phone", name="Ada Nolan")
    listed.person(channel="phone", name="Ben Orr", answered=False)
    listed.person(answered=False, name="Cy Park")
    published(listed)
    page = my_list(listed)
    assert "Ada Nolan" in page
    assert "Ben Orr" in page
    assert "Cy Park" not in page


def test_who_is_reached_through_somebody_with_an_address_hears_there(listed):
    parent = listed.person(answered=False)
    listed.person(channel="through", contact_email="", reached_through=parent)
    published(listed)
    assert [row.channel for row in rows(listed)] == ["email"]


def test_the_list_says_number_and_words(listed):
    listed.person(channel="text", name="Ada Nolan", contact_phone="0141 496 0000")
    published(listed)
    page = my_list(listed)
    assert 'href="tel:01414960000"' in page
    assert "A text" in page
    assert f"/w/{listed.consultation.slug}/" in page
    assert listed.world.b.canary not in page


def test_names_are_for_the_team(scene):
    scene.person(channel="phone", name="Ada Nolan", contact_phone="0141 496 0000")
    published(scene)
    with working_in(scene.organisation):
        Telling.objects.update(teller=scene.world.a.facilitator)
    page = my_list(scene)
    assert "Ada Nolan" not in page
    assert "0141" not in page
    assert "Hand these people on" in page


def test_nobody_works_through_the_list_of_somebody_else(listed):
    listed.person(channel="phone", name="Ada Nolan")
    made = published(listed)
    listed.client.force_login(listed.world.a.manager.user)
    assert "Ada Nolan" not in my_list(listed)
    (row,) = rows(listed)
    answer = listed.post("my_list_record", SENT | {"tellings": [row.pk]}, pk=made.pk)
    assert answer.status_code == 422
    assert rows(listed)[0].told_on is None


def test_told_keeps_the_way_that_was_wished(listed):
    listed.person(channel="post")
    made = published(listed)
    listed.post("my_list_record", SENT | {"tellings": [rows(listed)[0].pk]}, pk=made.pk)
    assert listed.tellings() == [("letter", TODAY, "")]


def test_a_try_is_counted_and_the_person_stays(listed):
    listed.person(channel="phone", name="Ada Nolan")
    made = published(listed)
    sent = SENT | {"tellings": [rows(listed)[0].pk], "do": "tried"}
    listed.post("my_list_record", sent, pk=made.pk)
    listed.post("my_list_record", sent, pk=made.pk)
    (row,) = rows(listed)
    assert (row.tries, row.last_tried_on, row.told_on) == (2, TODAY, None)
    assert "tried 2 times" in my_list(listed)


def test_somebody_is_handed_on_to_a_colleague(listed):
    listed.person(channel="phone", name="Ada Nolan")
    made = published(listed)
    to = listed.world.a.manager
    sent = SENT | {"tellings": [rows(listed)[0].pk], "do": "hand_on"}
    assert listed.post("my_list_record", sent, pk=made.pk).status_code == 422
    listed.post("my_list_record", sent | {"to": to.pk}, pk=made.pk)
    assert "Ada Nolan" not in my_list(listed)
    listed.client.force_login(to.user)
    assert "Ada Nolan" in my_list(listed)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"tellings": []}, "Tick at least one person."),
        ({"tellings": ["x"]}, "not one of the available choices"),
        ({"told_on": "2026-01-01"}, "before answering closed"),
        ({"do": "hand_on", "to": "999999"}, "not one of the available choices"),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(listed, changes, sentence):
    listed.person(channel="phone")
    made = published(listed)
    sent = SENT | {"tellings": [rows(listed)[0].pk]} | changes
    answer = listed.post("my_list_record", sent, pk=made.pk)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert listed.tellings() == [("phone", None, "")]


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("refused", "1 e-mail: failed"),
        ("bounced", "1 e-mail: came back"),
        ("unsure", "1 e-mail: we do not know whether it arrived"),
    ],
)
def test_lost_mail_is_shown_without_a_name_and_handed_on_with_one_press(listed, reason, words):
    who = listed.person(name="Ada Nolan")
    made = published(listed)
    with working_in(listed.organisation):
        mark_not_mailed(publication_id=made.pk, participant_id=who.pk, reason=reason, now=NOW)
    page = listed.get("telling_list").content.decode()
    assert words in page
    assert "Ada Nolan" not in page
    assert "Ada Nolan" not in my_list(listed)
    press = partial(listed.post, "telling_hand_on", pk=made.pk)
    to = {"to": listed.world.a.manager.pk, "do": "failed", "why": "She waits for the news"}
    own = press(to | {"to": listed.world.a.facilitator.pk})
    assert "Somebody else has to tell them" in own.content.decode()
    silent = press(to | {"why": " "})
    assert "Say why somebody has to see their names" in silent.content.decode()
    kept = f'<option value="{listed.world.a.manager.pk}" selected>'
    assert kept in silent.content.decode()
    assert "She waits for the news" in own.content.decode()
    assert "Ada Nolan" not in my_list(listed)
    press(to)
    assert "Ada Nolan" not in my_list(listed)
    assert "Ada Nolan" not in listed.get("telling_list").content.decode()
    listed.client.force_login(listed.world.a.manager.user)
    assert "Ada Nolan" in my_list(listed)


def test_names_are_offered_to_nobody_in_particular_where_whoever_asks_owns_the_ask(listed):
    listed.person(channel="phone")
    published(listed)
    own = f'<option value="{listed.world.a.facilitator.pk}" selected>'
    assert own in listed.get("telling_list").content.decode()
    with working_in(listed.organisation):
        Telling.objects.update(channel="email", problem="bounced")
    assert own not in listed.get("telling_list").content.decode()


def test_handing_on_to_nobody_is_refused(listed):
    listed.person(channel="phone")
    made = published(listed)
    answer = listed.post("telling_hand_on", {"to": "999999", "do": "all"}, pk=made.pk)
    assert answer.status_code == 422
    assert rows(listed)[0].teller_id == listed.world.a.facilitator.pk


def test_letters_are_a_page_for_each_on_my_list(listed):
    listed.person(channel="post", name="Ada Nolan")
    listed.person(channel="phone", name="Ben Orr")
    made = published(listed)
    page = listed.get("letters_print", made.pk).content.decode()
    assert page.count('class="letter"') == 1
    assert "Ada Nolan" in page
    assert "Ben Orr" not in page


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_however_long(listed, count, django_assert_num_queries):
    for number in range(count):
        listed.person(channel="phone", name=f"Person {number}")
    published(listed)
    with django_assert_num_queries(20):
        my_list(listed)


def test_the_withdrawal_of_what_nobody_answered_still_reaches_who_was_asked(listed):
    who = listed.person(answered=False, channel="phone")
    with working_in(listed.organisation):
        assert audience(listed.consultation).silent == (who.pk,)
