"""What people agree to and the legal ground: versions for the organisation, words for each person, both apart from each other."""

from datetime import timedelta

import pytest
from django.urls import reverse

from access.models import AuditEntry
from access.scope import working_in
from feedback.models import Ask
from participants.actions import register_person
from participants.actions.agreements import choose, record_agreement, save_basis, save_wording
from participants.models import Agreement, AgreementWording, LawfulBasis, Participant
from participants.queries.agreements import standings, taking_part
from tests.factories import (
    NOW,
    TODAY,
    actor,
    agreement,
    open_consultation,
    participant,
    project,
    team_member,
    two_organisations,
)

pytestmark = [pytest.mark.integration, pytest.mark.django_db]


@pytest.fixture
def world(time_machine):
    time_machine.move_to(NOW, tick=False)
    return two_organisations()


@pytest.fixture
def manager(world, client):
    client.force_login(world.a.manager.user)
    return actor(world.a.manager)


def url(world, name, **more):
    return reverse(name, kwargs={"org": world.a.organisation.slug, **more})


BASIS = {
    "basis": "public_task",
    "special": "",
    "words": "It is our task.",
    "rights": "",
    "contact": "",
}


def test_a_new_wording_is_kept_beside_the_old_one(world, client, manager):
    for text in ("You choose.", "You choose.", "You choose, always."):
        sent = {"text": text, "plain_text": ""}
        assert client.post(url(world, "participants:wording_save"), sent).status_code == 302
    with working_in(world.a.organisation):
        kept = list(AgreementWording.objects.values_list("number", "text", "made_by"))
    assert kept == [
        (1, "You choose.", manager.member_id),
        (2, "You choose, always.", manager.member_id),
    ]
    html = client.get(url(world, "participants:agreement_settings")).content.decode()
    assert html.index("You choose, always.") < html.index("You choose.")


def test_a_wording_without_words_is_refused_and_the_rest_stays_on_the_page(world, client, manager):
    answer = client.post(
        url(world, "participants:wording_save"), {"text": " ", "plain_text": "Plain words"}
    )
    assert answer.status_code == 422
    assert "Plain words" in answer.content.decode()


def test_a_ground_that_is_none_is_refused(world, client, manager):
    sent = BASIS | {"basis": "magic", "words": "Words that stay"}
    answer = client.post(url(world, "participants:basis_save"), sent)
    assert answer.status_code == 422
    assert "Words that stay" in answer.content.decode()
    with working_in(world.a.organisation):
        assert LawfulBasis.objects.count() == 0


def test_people_keep_the_ground_of_the_day_on_which_they_were_written_down(world, manager):
    home = world.a.organisation
    with working_in(home):
        before = register_person(organisation=home, name="Before", email="before@example.org")
        first = save_basis(actor=manager, **BASIS)
        then = register_person(organisation=home, name="Then", email="")
        second = save_basis(actor=manager, **BASIS | {"basis": "consent"})
        after = register_person(organisation=home, name="After", email="after@example.org")
        again = register_person(organisation=home, name="", email="before@example.org")
        found = dict(Participant.objects.values_list("pk", "lawful_basis"))
    assert again == before
    assert found == {before: first.pk, then: first.pk, after: second.pk}


def test_a_word_keeps_the_wording_of_its_time(world, manager):
    home = world.a.organisation
    person = participant(home)
    with working_in(home):
        for number, said in ((1, "consent"), (2, "withdrawn")):
            save_wording(actor=manager, text=f"Wording {number}", plain_text="")
            record_agreement(
                actor=manager,
                organisation=home,
                participant_id=person.pk,
                said=said,
                said_on=TODAY,
                explained="All of it",
            )
        said = taking_part(person.pk).said
    assert [(str(one.said), one.wording) for one in said] == [
        ("Not any more", 2),
        ("Yes, I want to take part", 1),
    ]
    assert said[1].explained == "All of it"
    assert said[1].recorded_by


@pytest.mark.parametrize(
    ("words", "may_be_asked"),
    [
        ([("parent", "Mum"), ("declined", "")], "no"),
        ([("declined", ""), ("parent", "Mum")], "no"),
        ([("assent", ""), ("parent", "Mum")], ""),
        ([("assent", ""), ("withdrawn", "Mum")], "no"),
    ],
)
def test_after_a_no_nobody_asks_them(world, manager, words, may_be_asked):
    home = world.a.organisation
    child = participant(home, age_band="under_12")
    with working_in(home):
        for said, by in words:
            record_agreement(
                actor=manager,
                organisation=home,
                participant_id=child.pk,
                said=said,
                said_on=TODAY,
                given_by=by,
            )
        assert Participant.objects.get(pk=child.pk).may_be_asked == may_be_asked


def test_a_choice_left_open_stays_as_it_was(world, manager):
    person = participant(world.a.organisation, hears_outcomes="yes", may_be_asked="no")
    with working_in(world.a.organisation):
        choose(actor=None, participant_id=person.pk, hears_outcomes="no")
        found = Participant.objects.get(pk=person.pk)
    assert (found.hears_outcomes, found.may_be_asked) == ("no", "no")


@pytest.mark.parametrize("count", [1, 3])
def test_where_many_stand_costs_the_same(world, count, django_assert_num_queries):
    home = world.a.organisation
    people = [agreement(home).participant_id for _each in range(count)]
    agreement(world.b.organisation)
    with working_in(home), django_assert_num_queries(2):
        assert standings(people) == dict.fromkeys(people, "agreed")


# On the person's page ------------------------------------------------------------------------------


@pytest.fixture
def known(world):
    """Somebody whom the facilitator's project knows."""
    home = world.a.organisation
    where = project(home)
    team_member(home, project=where, member=world.a.facilitator)
    person = participant(home, name="Kai Renwick", age_band="under_12")
    about = open_consultation(home, project=where)
    with working_in(home):
        Ask.objects.create(organisation=home, consultation=about, participant=person)
    return person


def test_a_facilitator_writes_down_what_was_said(world, client, known):
    client.force_login(world.a.facilitator.user)
    address = url(world, "workspace:person_agreement", pk=known.pk)
    sent = {
        "said": "assent",
        "given_by": "",
        "explained": "What we ask, and that he can stop",
        "shown_how": "Took the pen and drew a tick",
        "said_on": TODAY.isoformat(),
    }
    assert client.post(address, sent).status_code == 302
    html = client.get(address).content.decode()
    assert "a parent or carer has not agreed yet" in html
    assert "Took the pen and drew a tick" in html
    sent |= {"said": "parent", "given_by": "Lorna Renwick"}
    assert client.post(address, sent).status_code == 302
    assert "Takes part" in client.get(address).content.decode()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"said": ""}, "Choose what was said."),
        ({"said": "parent"}, "Write the name of the parent or carer."),
        ({"said": "assent", "given_by": "Mum"}, "This is the person’s own yes."),
        ({"explained": ""}, "Write what was explained before they said yes."),
        ({"said": "assent", "shown_how": ""}, "Write how the child showed it."),
        ({"said_on": (TODAY + timedelta(days=1)).isoformat()}, "This day is still to come."),
        ({"said_on": "yesterday"}, "Write the day like 2026-10-26."),
    ],
)
def test_what_is_missing_is_said_and_nothing_typed_is_lost(world, client, known, change, words):
    client.force_login(world.a.facilitator.user)
    sent = {
        "said": "consent",
        "explained": "Kept on the page",
        "shown_how": "Nodded",
        "said_on": TODAY.isoformat(),
    }
    address = url(world, "workspace:person_agreement", pk=known.pk)
    answer = client.post(address, sent | change)
    assert answer.status_code == 422
    html = answer.content.decode()
    assert words in html
    assert all(value in html for value in (sent | change).values() if value and "said" not in value)
    with working_in(world.a.organisation):
        assert Agreement.objects.count() == 0


def test_the_choices_are_written_down_as_told(world, client, known):
    client.force_login(world.a.facilitator.user)
    address = url(world, "workspace:person_choices", pk=known.pk)
    assert client.post(address, {"hears_outcomes": "yes", "may_be_asked": "no"}).status_code == 302
    assert client.post(address, {"hears_outcomes": "maybe"}).status_code == 422
    with working_in(world.a.organisation):
        found = Participant.objects.get(pk=known.pk)
    assert (found.hears_outcomes, found.may_be_asked) == ("yes", "no")


@pytest.mark.parametrize("name", ["person_record_code", "person_record_link"])
def test_code_and_link_are_shown_once_and_noted(world, client, known, name):
    client.force_login(world.a.facilitator.user)
    address = url(world, f"workspace:{name}", pk=known.pk)
    assert client.get(address).status_code == 405
    first, second = (client.post(address).content.decode() for _each in range(2))
    assert first != second
    verb = {"person_record_code": "record_code_read_out", "person_record_link": "record_link_shown"}
    with working_in(world.a.organisation):
        assert AuditEntry.objects.filter(verb=verb[name]).count() == 2


def test_whoever_may_not_see_the_person_records_nothing(world, client, known):
    client.force_login(world.a.manager.user)
    for name in ("person_agreement", "person_choices", "person_record_code", "person_record_link"):
        assert client.post(url(world, f"workspace:{name}", pk=known.pk)).status_code == 403


def test_the_persons_page_says_which_is_which(world, client, known):
    client.force_login(world.a.facilitator.user)
    html = client.get(url(world, "workspace:person_detail", pk=known.pk)).content.decode()
    assert "Nobody has asked yet whether this person wants to take part" in html
    assert "This is data protection law, and another matter than taking part." in html
    assert "Make a code to read out" in html
