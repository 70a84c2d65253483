"""Asking to be phoned, by personal link and by the link for everybody, and what the one who rings sees."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from access.scope import working_in
from feedback.models import CallRequest, Response
from feedback.queries import safety
from tests import factories
from tests.factories import NOW

pytestmark = pytest.mark.integration

GIVEN = {"name": "Erin", "phone": "07700 900123", "note": "Not at the house"}


def phone_me(scene, door, **values):
    """Go in by a door, send the form with the values, and return the answer."""
    browser = Client(enforce_csrf_checks=True)
    browser.get(door, follow=True)
    address = f"/f/{scene.consultation.slug}/phone-me/"
    html = browser.get(address).content.decode()
    hidden = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', html))
    return browser.post(address, hidden | values, follow=True)


def by_link(scene):
    asked = factories.ask(scene.home, consultation=scene.consultation)
    factories.ask_link(scene.home, ask=asked, token="a-link-of-erin")
    return asked, "/a/a-link-of-erin"


def test_somebody_with_a_link_of_their_own_is_phoned_where_they_say(scene):
    asked, door = by_link(scene)
    page = phone_me(scene, door, **GIVEN)
    assert "We have your number" in page.content.decode()
    call = CallRequest._base_manager.get()
    assert call.participant_id == asked.participant_id
    person = call.participant
    assert (person.contact_phone, person.contact_note) == (GIVEN["phone"], GIVEN["note"])
    assert person.name != GIVEN["name"]


def test_somebody_by_the_link_for_everybody_becomes_a_person_apart_from_answers(scene):
    page = phone_me(scene, f"/j/{scene.consultation.door_code}", **GIVEN)
    assert page.status_code == 200
    person = CallRequest._base_manager.get().participant
    assert (person.name, person.contact_email) == (GIVEN["name"], "")
    assert Response._base_manager.count() == 1


def test_pressing_twice_is_one_wish(scene):
    _asked, door = by_link(scene)
    phone_me(scene, door, **GIVEN)
    phone_me(scene, door, **(GIVEN | {"note": "After school"}))
    call = CallRequest._base_manager.get()
    assert call.participant.contact_note == "After school · Not at the house"


@pytest.mark.parametrize(
    ("note", "kept"),
    [("", "Never ring at home"), ("After school", "After school · Never ring at home")],
)
def test_what_keeps_somebody_safe_is_not_written_over(scene, note, kept):
    asked, door = by_link(scene)
    with working_in(scene.home):
        asked.participant.contact_note = "Never ring at home"
        asked.participant.save()
    phone_me(scene, door, **(GIVEN | {"note": note}))
    assert CallRequest._base_manager.get().participant.contact_note == kept


def test_the_same_number_at_the_link_for_everybody_is_one_person_and_one_wish(scene):
    door = f"/j/{scene.consultation.door_code}"
    phone_me(scene, door, **GIVEN)
    phone_me(scene, door, **(GIVEN | {"phone": "(07700) 900-123", "note": "After school"}))
    phone_me(scene, door, **(GIVEN | {"phone": "07700 900124"}))
    calls = CallRequest._base_manager.order_by("pk")
    assert len({call.participant_id for call in calls}) == len(calls) == 2
    assert calls[0].participant.contact_note == "After school · Not at the house"


def test_who_waits_longest_stands_first_however_many_come_after(scene, monkeypatch):
    monkeypatch.setattr(safety, "MOST_CALLS", 2)
    for hours, name in ((1, "Late"), (3, "First"), (2, "Second")):
        who = factories.participant(scene.home, name=name)
        at = NOW - timedelta(hours=hours)
        factories.call_request(
            scene.home, consultation=scene.consultation, participant=who, asked_at=at
        )
    with working_in(scene.home):
        assert [row.name for row in safety.call_rows(scene.consultation)] == ["First", "Second"]


def test_a_place_where_nobody_should_ring_is_never_wiped_by_leaving_it_empty(scene):
    _asked, door = by_link(scene)
    phone_me(scene, door, **GIVEN)
    phone_me(scene, door, phone="07700 900124", note="")
    person = CallRequest._base_manager.get().participant
    assert (person.contact_phone, person.contact_note) == ("07700 900124", GIVEN["note"])


def test_the_page_says_by_when_somebody_reads_it(scene):
    _asked, door = by_link(scene)
    when = f"within {scene.consultation.read_days} working day"
    assert when in phone_me(scene, door).content.decode()
    assert when in phone_me(scene, door, **GIVEN).content.decode()


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        ("", "Write the number"),
        ("ring me", "Write all of its digits"),
        ("1" * 41, "room for 40 characters"),
        ("=1+1", "Write all of its digits"),
    ],
)
def test_what_nobody_could_ring_comes_back(scene, number, sentence):
    _asked, door = by_link(scene)
    page = phone_me(scene, door, **(GIVEN | {"phone": number}))
    shown = page.content.decode()
    assert (page.status_code, sentence in shown, GIVEN["note"] in shown) == (422, True, True)
    assert CallRequest._base_manager.count() == 0


def test_where_no_care_is_needed_nobody_offers_it(scene):
    with working_in(scene.home):
        scene.consultation.needs_care = False
        scene.consultation.save()
    _asked, door = by_link(scene)
    browser = Client()
    start = browser.get(door, follow=True).content.decode()
    assert "phone-me" not in start
    assert browser.get(f"/f/{scene.consultation.slug}/phone-me/").status_code == 404


def test_the_one_who_rings_sees_the_number_and_notes_how_it_went(scene):
    call = factories.call_request(
        scene.home, consultation=scene.consultation, participant=scene.person
    )
    browser = scene.browser(scene.safe)
    assert "01632 960777" in browser.get(scene.address("safety_detail")).content.decode()
    page = browser.post(
        scene.address("call_settle", call=call.pk), {"ended_as": "not_reached"}, follow=True
    )
    assert "not reached" in page.content.decode()
    refused = browser.post(scene.address("call_settle", call=call.pk), {"ended_as": "maybe"})
    assert refused.status_code == 422


def test_every_page_of_questions_says_when_somebody_reads_it_and_how_to_be_phoned(scene):
    _asked, door = by_link(scene)
    browser = Client()
    browser.get(door, follow=True)
    with working_in(scene.home):
        version = scene.consultation.form_versions.get()
        factories.question(scene.home, form_version=version, kind="long_text", page=1)
    page = browser.get(f"/f/{scene.consultation.slug}/1/").content.decode()
    assert "Somebody reads this within 2 working days, not at every hour." in page
    assert "phone-me" in page
