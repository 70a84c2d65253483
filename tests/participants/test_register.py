"""The register: one person per address, found again however it is typed, and never written to after a stop."""

import pytest

from access.models import AuditEntry
from access.scope import working_in
from notices.recipients import resolve
from participants.actions import register_people, register_person, stop_writing
from participants.models import Participant, Stop
from participants.queries import contacts, contacts_by_address, reachable_ids
from tests.factories import TODAY, organisation

pytestmark = [pytest.mark.integration]


@pytest.fixture
def home(db):
    made = organisation()
    with working_in(made):
        yield made


def rows():
    return list(Participant.objects.order_by("pk").values_list("name", "contact_email"))


def test_an_address_is_one_person_however_it_is_typed(home):
    first = register_person(organisation=home, name="Jo", email=" Jo@Example.org ")
    again = register_person(organisation=home, name="Jo B", email="jo@example.ORG")
    assert first == again
    assert rows() == [("Jo", "jo@example.org")]


def test_a_name_is_filled_in_and_never_replaced(home):
    register_person(organisation=home, name="", email="jo@example.org")
    register_person(organisation=home, name="Jo", email="jo@example.org")
    register_person(organisation=home, name="Other", email="jo@example.org")
    assert rows() == [("Jo", "jo@example.org")]


def test_without_an_address_everybody_is_a_person_of_their_own(home):
    ids = register_people(organisation=home, people=[("Dee", ""), ("Dee", "")])
    assert len(set(ids)) == 2
    assert rows() == [("Dee", ""), ("Dee", "")]


def test_ids_come_in_the_order_given(home):
    people = [("A", "a@example.org"), ("B", ""), ("A2", "A@example.org"), ("C", "c@example.org")]
    ids = register_people(organisation=home, people=people)
    names = {person.id: person.name for person in contacts(ids).values()}
    assert [names[pk] for pk in ids] == ["A", "B", "A", "C"]


def test_two_organisations_know_the_same_address_apart(home):
    other = organisation("Brindle")
    ours = register_person(organisation=home, name="Jo", email="jo@example.org")
    with working_in(other):
        theirs = register_person(organisation=other, name="Jo", email="jo@example.org")
        assert contacts([ours]) == {}
    assert ours != theirs


def test_contacts_say_who_can_be_written_to(home):
    ids = register_people(
        organisation=home, people=[("A", "a@example.org"), ("B", ""), ("C", "c@example.org")]
    )
    stop_writing(participant_id=ids[2], organisation=home, today=TODAY)
    found = contacts(ids)
    assert [found[pk].is_reachable for pk in ids] == [True, False, False]
    assert [row["pk"] for row in reachable_ids()] == [ids[0]]
    assert contacts_by_address(["C@example.org", ""])["c@example.org"].stopped


def test_the_outbox_reaches_whom_it_may(home):
    ids = register_people(organisation=home, people=[("A", "a@example.org"), ("B", "")])
    assert resolve("participant", str(ids[0])).email == "a@example.org"
    assert resolve("participant", str(ids[1])) is None
    assert resolve("participant", "987654") is None
    stop_writing(participant_id=ids[0], organisation=home, today=TODAY)
    assert resolve("participant", str(ids[0])) is None


def test_stopping_twice_is_stopping_once(home):
    person = register_person(organisation=home, name="A", email="a@example.org")
    for _time in range(2):
        stop_writing(participant_id=person, organisation=home, today=TODAY)
    assert Stop.objects.get().stopped_on == TODAY
    (entry,) = AuditEntry.objects.all()
    assert (entry.verb, entry.data) == ("writing_stopped", {})


@pytest.mark.parametrize("count", [1, 3])
def test_writing_people_down_costs_the_same_for_one_and_three(
    home, count, django_assert_num_queries
):
    people = [(f"P{n}", f"p{n}@example.org") for n in range(count)]
    with django_assert_num_queries(5):
        register_people(organisation=home, people=people)
