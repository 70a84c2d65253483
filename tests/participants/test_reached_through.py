"""Somebody reached through somebody else: mail goes there, says for whom it is, and follows the other's stop and bounces."""

import pytest
from django.core import mail

from access.scope import working_in
from feedback.policies import may_correct_address
from notices.actions import compose, deliver, plan
from notices.recipients import resolve
from participants.actions import (
    AddressMovedError,
    correct_address,
    note_returned_mail,
    stop_writing,
)
from participants.models import Participant
from participants.queries import contacts, reachable_ids, reached_alike, returned_since
from tests import factories
from tests.factories import NOW, TODAY, actor

pytestmark = [pytest.mark.integration, pytest.mark.django_db]

PARENT = "fiona@example.org"


@pytest.fixture
def cast(time_machine):
    time_machine.move_to(NOW, tick=False)
    made = factories.cast()
    with working_in(made.organisation):
        yield made


@pytest.fixture
def parent(cast):
    return factories.participant(
        cast.organisation, name="Fiona", email=PARENT, contact_phone="01632 960106"
    )


@pytest.fixture
def child(cast, parent):
    return factories.participant(
        cast.organisation, name="Kai", email="", reached_through=parent, contact_note="after school"
    )


def contact(who):
    return contacts([who.pk])[who.pk]


def reachable():
    return sorted(row["pk"] for row in reachable_ids())


def test_a_contact_says_how_and_in_what_language_somebody_hears(cast, parent, child):
    with working_in(cast.organisation):
        Participant.objects.filter(pk=parent.pk).update(language="pl", channel="phone")
        Participant.objects.filter(pk=child.pk).update(channel="in_person")
        found = contacts([parent.pk, child.pk])
        assert (found[parent.pk].channel, found[parent.pk].language) == ("phone", "pl")
        assert (found[child.pk].channel, found[child.pk].language) == ("in_person", "pl")


def test_a_contact_says_whose_address_it_is(parent, child):
    found = contact(child)
    assert (found.name, found.email, found.phone, found.note) == (
        *("Kai", PARENT),
        *("01632 960106", "after school"),
    )
    assert (found.through, found.through_id, found.is_reachable) == ("Fiona", parent.pk, True)
    own = contact(parent)
    assert (own.email, own.through, own.through_id) == (PARENT, "", None)
    assert reachable() == sorted([parent.pk, child.pk])


def test_the_letter_goes_there_and_says_for_whom_it_is(cast, parent, child):
    about = factories.open_consultation(cast.organisation, title="What is hard?")
    for who in (parent, child):
        factories.ask(cast.organisation, consultation=about, participant=who, asked_on=TODAY)
    plan(now=NOW)
    compose(now=NOW)
    deliver(now=NOW)
    assert [one.to for one in mail.outbox] == [[PARENT], [PARENT]]
    said = "This is for Kai. It comes to you because we reach Kai through you."
    assert sorted(said in one.body for one in mail.outbox) == [False, True]
    assert [one.subject for one in mail.outbox if "Kai" in one.subject] == []


def test_a_child_without_a_name_is_told_apart_too(cast, parent):
    nameless = factories.participant(cast.organisation, name="", email="", reached_through=parent)
    assert resolve("participant", str(nameless.pk)).is_for == "somebody whose name we do not know"
    assert resolve("participant", str(parent.pk)).is_for == ""


def test_a_stop_of_either_holds(cast, parent, child):
    stop_writing(participant_id=child.pk, organisation=cast.organisation, today=TODAY)
    assert (contact(child).stopped, contact(parent).stopped) == (True, False)
    assert reachable() == [parent.pk]
    other = factories.participant(cast.organisation, name="Eve", email="", reached_through=parent)
    stop_writing(participant_id=parent.pk, organisation=cast.organisation, today=TODAY)
    assert contact(other).stopped
    assert reachable() == []
    assert resolve("participant", str(other.pk)) is None


def test_mail_that_comes_back_marks_the_address_and_concerns_everybody_reached_there(
    cast, parent, child
):
    note_returned_mail(participant_id=child.pk, left_at=None, today=TODAY)
    rows = Participant.objects.order_by("pk").values_list("name", "email_returned_on")
    assert list(rows) == [("Fiona", TODAY), ("Kai", None)]
    assert contact(child).returned_on == TODAY
    assert reachable() == []
    pairs = [(cast.organisation.pk, parent.pk), (cast.organisation.pk, child.pk)]
    assert returned_since(TODAY) == sorted(pairs, key=lambda pair: pair[1])


def test_correcting_it_corrects_the_parents(cast, parent, child):
    note_returned_mail(participant_id=child.pk, left_at=None, today=TODAY)
    with pytest.raises(AddressMovedError):
        correct_address(
            actor=actor(cast.owner), participant_id=child.pk, seen="", email="x@y.z", now=NOW
        )
    correct_address(
        actor=actor(cast.owner),
        participant_id=child.pk,
        seen=PARENT,
        email="fiona@new.example.org",
        now=NOW,
    )
    assert (contact(parent).email, contact(child).email) == ("fiona@new.example.org",) * 2
    assert contact(child).returned_on is None
    assert reached_alike(child.pk) == reached_alike(parent.pk) == sorted([parent.pk, child.pk])


def test_it_is_corrected_by_who_sees_everybody_reached_there(cast, parent, child):
    ours, theirs = (factories.project(cast.organisation) for _each in range(2))
    factories.team_member(cast.organisation, project=ours, member=cast.facilitator)
    about = factories.open_consultation(cast.organisation, project=ours)
    ask = factories.ask(cast.organisation, consultation=about, participant=child)
    isla = actor(cast.facilitator)
    assert may_correct_address(isla, ask)
    factories.participation(cast.organisation, project=theirs, participant=parent)
    assert not may_correct_address(isla, ask)
    assert may_correct_address(actor(cast.owner), ask)


def test_somebody_reached_by_nobody_is_alone(cast):
    alone = factories.participant(cast.organisation)
    assert reached_alike(alone.pk) == [alone.pk]
