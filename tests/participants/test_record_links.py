"""Whose hands a link to a record is in, and when it opens nothing any more."""

import pytest
from django.urls import reverse

from access.scope import working_in
from access.tokens import digest_of
from participants.actions import join_people
from participants.actions.details import take_address
from participants.actions.people import change_person
from participants.actions.register import correct_address
from participants.models import Participant, RecordLink
from participants.queries import fingerprint
from tests import factories
from tests.factories import NOW

pytestmark = [pytest.mark.integration, pytest.mark.django_db]

TOKEN, STOP = "a-link-in-the-old-mailbox", "a-link-that-stops"


@pytest.fixture
def cast(time_machine):
    time_machine.move_to(NOW, tick=False)
    return factories.cast()


@pytest.fixture
def person(cast):
    made = factories.participant(cast.organisation, contact_email="old@example.org", age_band="16")
    factories.record_link(cast.organisation, participant=made, purpose="record", token=TOKEN)
    factories.record_link(cast.organisation, participant=made, token=STOP)
    factories.record_code(cast.organisation, participant=made)
    return made


def opens(client, token=TOKEN):
    return client.get(reverse("participants:record_link", kwargs={"token": token})).status_code


def change(cast, person, **values):
    inside = {"email": "contact_email", "through_id": "reached_through_id"}
    with working_in(cast.organisation):
        row = Participant.objects.get(pk=person.pk)
        seen = fingerprint({name: getattr(row, inside.get(name, name)) for name in values})
        actor = factories.actor(cast.facilitator)
        done = change_person(
            actor=actor, participant_id=person.pk, seen=seen, values=values, now=NOW
        )
    assert done is None


def parent(cast):
    return factories.participant(cast.organisation, contact_email="parent@example.org").pk


@pytest.mark.parametrize(
    "values",
    [
        lambda _cast: {"email": "new@example.org"},
        lambda _cast: {"email": ""},
        lambda cast: {"through_id": parent(cast)},
        lambda _cast: {"age_band": "under_12"},
    ],
)
def test_a_link_in_a_mailbox_that_is_not_theirs_alone_opens_nothing(client, cast, person, values):
    assert opens(client) == 303
    change(cast, person, **values(cast))
    assert opens(client) == 404
    stop = client.get(reverse("participants:stop", kwargs={"token": STOP}))
    assert stop.status_code == 200


def test_a_link_goes_on_working_where_the_mailbox_stays(client, cast, person):
    change(cast, person, name="Somebody else", age_band="26")
    assert opens(client) == 303


def test_a_corrected_address_ends_links_and_one_that_is_right_does_not(client, cast, person):
    def corrected(email):
        with working_in(cast.organisation):
            correct_address(
                actor=factories.actor(cast.facilitator),
                participant_id=person.pk,
                seen="old@example.org",
                email=email,
                now=NOW,
            )
        return opens(client)

    assert (corrected("old@example.org"), corrected("new@example.org")) == (303, 404)


def test_a_new_address_of_ones_own_leaves_this_device_in_and_the_old_mailbox_out(
    client, cast, person
):
    with working_in(cast.organisation):
        token = take_address(participant_id=person.pk, email="new@example.org", now=NOW)
    assert (opens(client), opens(client, token)) == (404, 303)


@pytest.mark.parametrize(("kept", "status"), [("old@example.org", 303), ("other@example.org", 404)])
def test_of_two_people_who_are_one_only_the_mailbox_that_stays_opens_the_record(
    client, cast, person, kept, status
):
    other = factories.participant(cast.organisation, contact_email="other@example.org")
    with working_in(cast.organisation):
        join_people(
            actor=factories.actor(cast.owner),
            from_id=person.pk,
            into_id=other.pk,
            values={"email": kept, "through_id": None},
            now=NOW,
        )
        assert RecordLink.objects.filter(digest=digest_of(STOP), participant=other).exists()
    assert opens(client) == status


@pytest.mark.parametrize("page", ["person_record_link", "person_record_code"])
def test_a_link_and_a_code_are_made_by_whoever_sees_the_person_everywhere(
    client, cast, person, page
):
    """What every project asked stands in the record; other projects' titles are not for one team."""
    project = factories.project(cast.organisation)
    factories.team_member(cast.organisation, project=project, member=cast.facilitator)
    factories.participation(cast.organisation, project=project, participant=person)
    client.force_login(cast.facilitator.user)
    address = reverse(f"workspace:{page}", kwargs={"org": cast.organisation.slug, "pk": person.pk})
    alone = client.post(address).status_code
    factories.participation(
        cast.organisation, project=factories.project(cast.organisation), participant=person
    )
    assert (alone, client.post(address).status_code) == (200, 403)
    seen = reverse(
        "workspace:person_detail", kwargs={"org": cast.organisation.slug, "pk": person.pk}
    )
    assert address not in client.get(seen).content.decode()
