"""Saying whether one comes: by personal link only, without being chased, and what somebody needs is seen by those who prepare it."""

from datetime import timedelta

import pytest
from django.test import Client

from access.roles import Role
from access.scope import working_in
from feedback.models import SignUp
from tests import factories
from tests.factories import NOW

pytestmark = [pytest.mark.integration, pytest.mark.django_db]


def rows(scene):
    with working_in(scene.home):
        found = SignUp.objects.filter(meeting=scene.meeting)
        return list(found.values_list("participant", "state", "needs", "is_met"))


def limit(scene, places):
    with working_in(scene.home):
        scene.meeting.capacity = places
        scene.meeting.save()


def test_a_person_says_that_they_come_and_what_they_need(scene):
    ask, phone = scene.asked()
    start = phone.get(f"/f/{scene.about.slug}/").content.decode()
    assert "tell us whether you come" in start
    assert scene.answer(phone, needs="A ramp").status_code == 303
    assert rows(scene) == [(ask.participant_id, "coming", "A ramp", None)]
    html = phone.get(scene.page(phone) + "?saved=1").content.decode()
    assert "You said that you are coming." in html


def test_they_change_their_mind_and_what_they_needed_is_not_kept(scene):
    ask, phone = scene.asked()
    scene.answer(phone, needs="A ramp")
    scene.answer(phone, state="not_coming", needs="A ramp")
    assert rows(scene) == [(ask.participant_id, "not_coming", "", None)]


def test_where_it_is_full_people_go_on_the_list(scene):
    limit(scene, 1)
    first, second = scene.asked(), scene.asked()
    assert "1 place left." in first[1].get(scene.page(first[1])).content.decode()
    scene.answer(first[1])
    assert "It is full." in second[1].get(scene.page(second[1])).content.decode()
    scene.answer(second[1])
    scene.answer(first[1], needs="Soup")
    assert [row[1] for row in rows(scene)] == ["coming", "waiting"]


def test_somebody_on_the_list_is_given_a_place(scene):
    row = factories.sign_up(scene.home, meeting=scene.meeting, state="waiting")
    address = scene.url("coming_settle", sign_up=row.pk)
    assert scene.client.post(address, {"place": "yes"}).status_code == 302
    assert scene.fresh(row).state == "coming"


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"state": ""}, 422),
        ({"state": "came"}, 422),
        ({"needs": "x" * 301}, 422),
        ({"link": "no"}, 409),
    ],
)
def test_what_cannot_be_taken_changes_nothing(scene, changes, status):
    _ask, phone = scene.asked()
    assert scene.answer(phone, **changes).status_code == status
    assert rows(scene) == []


def test_the_link_for_everybody_shows_it_and_takes_no_name(scene):
    phone = Client()
    phone.get(f"/j/{scene.about.door_code}")
    html = phone.get(scene.page(phone)).content.decode()
    assert "The hall" in html
    assert 'name="state"' not in html
    assert scene.answer(phone).status_code in {409, 410}
    assert rows(scene) == []


def test_where_it_needs_care_the_link_for_everybody_does_not_say_where(scene):
    with working_in(scene.home):
        scene.about.needs_care = True
        scene.about.save()
    phone = Client()
    phone.get(f"/j/{scene.about.door_code}")
    start = phone.get(f"/f/{scene.about.slug}/").content.decode()
    assert "The hall" not in start + phone.get(scene.page(phone)).content.decode()
    assert phone.get(scene.page(phone) + "meeting.ics").status_code == 404
    _ask, own = scene.asked()
    assert "The hall" in own.get(scene.page(own)).content.decode()


def test_the_link_in_a_message_leads_straight_to_the_meeting(scene):
    ask, _phone = scene.asked()
    factories.ask_link(scene.home, ask=ask, token="in-the-message")
    answer = Client().get(f"/a/in-the-message?meeting={scene.meeting.pk}")
    assert (answer.status_code, answer.url) == (303, scene.page(None))
    for odd in ("//evil.test", "1/../../x", "9" * 40, "١"):
        assert Client().get("/a/in-the-message", {"meeting": odd}).url == f"/f/{scene.about.slug}/"


def test_after_it_began_nobody_can_say_that_they_come(scene, time_machine):
    _ask, phone = scene.asked()
    time_machine.move_to(NOW + timedelta(days=3, hours=9), tick=False)
    html = phone.get(scene.page(phone)).content.decode()
    assert "This meeting has begun or is over." in html
    assert scene.answer(phone).status_code == 410
    assert rows(scene) == []


def test_a_meeting_of_something_else_is_not_there(scene):
    _ask, phone = scene.asked()
    other = factories.meeting(scene.home, starts_at=NOW + timedelta(days=1))
    assert phone.get(f"/f/{scene.about.slug}/meeting/{other.pk}/").status_code == 404


def test_the_team_sees_names_and_everybody_else_who_prepares_it_needs_only(scene):
    person = factories.participant(scene.home, name="Lorna Baird")
    factories.sign_up(scene.home, meeting=scene.meeting, participant=person, needs="A ramp")
    html = scene.client.get(scene.url("coming_list")).content.decode()
    assert ("Lorna Baird" in html, "A ramp" in html) == (False, True)
    assert f"Person {person.pk}" in html
    html = scene.by(Role.OWNER).get(scene.url("coming_list")).content.decode()
    assert "Lorna Baird" in html
    assert scene.by(Role.VIEWER).get(scene.url("coming_list")).status_code == 403


def test_whether_we_can_do_it_is_noted_and_open_again_when_the_need_changes(scene):
    ask, phone = scene.asked()
    scene.answer(phone, needs="A ramp")
    with working_in(scene.home):
        row = SignUp.objects.get(participant=ask.participant)
    scene.client.post(scene.url("coming_settle", sign_up=row.pk), {"met": "yes"})
    assert scene.fresh(row).is_met is True
    scene.answer(phone, needs="A ramp and a friend")
    assert scene.fresh(row).is_met is None


def test_what_somebody_said_on_the_phone_is_written_down(scene):
    ask, _phone = scene.asked()
    client = scene.by(Role.OWNER)
    sent = {"who": ask.participant_id, "state": "maybe", "needs": "Soup"}
    assert client.post(scene.url("coming_add"), sent).status_code == 302
    assert rows(scene) == [(ask.participant_id, "maybe", "Soup", None)]
    stranger = factories.participant(scene.home)
    assert client.post(scene.url("coming_add"), sent | {"who": stranger.pk}).status_code == 422


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_however_many_come(scene, count, django_assert_num_queries):
    for _each in range(count):
        factories.sign_up(scene.home, meeting=scene.meeting)
    client = scene.by(Role.OWNER)
    client.get(scene.url("coming_list"))
    with django_assert_num_queries(11):
        assert client.get(scene.url("coming_list")).status_code == 200


def test_another_device_sees_nothing_of_what_was_said_and_leaves_needs_alone(scene):
    ask, phone = scene.asked()
    scene.answer(phone, needs="A ramp")
    factories.draft(scene.home, ask=ask, consultation=scene.about, device_digest="of another")
    html = phone.get(scene.page(phone)).content.decode()
    assert ("A ramp" in html, "You said that" in html) == (False, False)
    scene.answer(phone, state="maybe")
    assert rows(scene) == [(ask.participant_id, "maybe", "A ramp", None)]


def test_after_answering_and_after_closing_the_link_still_leads_to_the_meeting(scene):
    ask, phone = scene.asked()
    factories.draft(scene.home, ask=ask, consultation=scene.about, device_digest="of another")
    link = f"meeting/{scene.meeting.pk}/"
    assert link in phone.get(f"/f/{scene.about.slug}/").content.decode()
    with working_in(scene.home):
        scene.about.closes_at = NOW - timedelta(hours=1)
        scene.about.save()
    assert link in phone.get(f"/f/{scene.about.slug}/").content.decode()
    assert scene.answer(phone).status_code == 303
