"""A past meeting without names owes its answer like any other ask."""

from datetime import timedelta

import pytest
from django.urls import reverse

from access.scope import working_in
from feedback.models import Consultation, Item, RoomTally
from feedback.queries.loops import owed_consultations
from tests.factories import NOW, TODAY, two_organisations

pytestmark = [pytest.mark.integration, pytest.mark.django_db]

MEETING = {
    "title": "Tuesday evening at Wee Steps",
    "held_on": (TODAY - timedelta(days=6)).isoformat(),
    "room": "Parents, 9\nStaff, 2",
    "said": "The hall is too loud.",
    "promised": "A quiet room.",
    "items": "A quiet room\nLater start",
    "stage": "1",
}


@pytest.fixture
def world(time_machine):
    time_machine.move_to(NOW, tick=False)
    return two_organisations()


def send(client, cast, **changes):
    client.force_login(cast.facilitator.user)
    address = reverse("feedback:meeting_record", kwargs={"org": cast.organisation.slug})
    return client.post(address, MEETING | {"owner": cast.facilitator.pk} | changes)


def test_a_recorded_meeting_owes_its_answer(client, world):
    send(client, world.a)
    with working_in(world.a.organisation):
        row = owed_consultations(NOW)[0]
        assert (row.consultation.title, row.answers, row.days) == (MEETING["title"], 11, 6)
        assert row.promised_on == TODAY + timedelta(days=22)
        assert sorted(Item.objects.values_list("text", flat=True)) == [
            "A quiet room",
            "Later start",
        ]
        heads = RoomTally.objects.values_list("group__name", "heads")
        assert sorted(heads) == [("Parents", 9), ("Staff", 2)]


def test_a_meeting_is_shown_as_a_meeting_and_not_as_something_asked(client, world):
    record = send(client, world.a)
    html = client.get(record.url).content.decode()
    assert "The hall is too loud." in html
    assert "We have not said why we are asking you" not in html
    assert "What people said" not in html
    results = client.get(f"{record.url}results/").content.decode()
    assert "This was a meeting." in results
    assert "people have answered" not in results


def test_without_items_the_meeting_as_a_whole_is_owed(client, world):
    send(client, world.a, items="")
    with working_in(world.a.organisation):
        assert list(Item.objects.values_list("text", flat=True)) == [MEETING["title"]]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"held_on": (TODAY + timedelta(days=1)).isoformat()}, "This day is still to come"),
        (
            {"promised_on": (TODAY - timedelta(days=9)).isoformat()},
            "This day is before the meeting",
        ),
        ({"promised_on": (TODAY + timedelta(days=99)).isoformat()}, "more than 84 days"),
        ({"room": "Parents"}, "write the group and how many"),
        ({"items": "x" * 301}, "more than 300 characters"),
        ({"owner": "0"}, "Select a valid choice"),
    ],
)
def test_bad_input_gets_its_sentence_and_keeps_the_words(client, world, changes, sentence):
    answer = send(client, world.a, **changes)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert sentence in page
    assert "The hall is too loud." in page
    with working_in(world.a.organisation):
        assert Consultation.objects.count() == 0


def test_another_organisations_project_and_member_are_refused(client, world):
    answer = send(client, world.a, owner=world.b.facilitator.pk)
    assert answer.status_code == 422
