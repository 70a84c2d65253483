"""The two choices of a person, who asks and tells them accordingly, and the link to their record in every message."""

import re

import pytest

from access.models import AuditEntry
from access.scope import working_in
from feedback.models import Ask, NotTold, Telling
from feedback.queries.audience import audience
from notices.actions import compose, deliver, plan
from participants.actions.agreements import choose
from participants.models import Participant, RecordLink
from tests.factories import (
    NOW,
    TODAY,
    agreement_wording,
    ask,
    closed_consultation,
    lawful_basis,
    open_consultation,
    organisation,
    participant,
    response,
    response_author,
    telling,
)
from tests.feedback.answering.conftest import Phone, ask_one_page

pytestmark = [pytest.mark.integration, pytest.mark.django_db]


def send(now=NOW):
    plan(now=now)
    compose(now=now)
    deliver(now=now)


@pytest.fixture
def at_now(time_machine):
    time_machine.move_to(NOW, tick=False)


@pytest.fixture
def sent(db, at_now):
    """Somebody who answered by a personal link, and looks at the page that thanks them."""
    asked = ask_one_page()
    of = ask(asked.organisation, consultation=asked.consultation)
    phone = Phone().get(asked.link("mine", of)).get(asked.url("1/"))
    phone.send(**{asked.name(1): "Ringing", asked.name(3): "c1", asked.name(2): ["c1"]})
    assert phone.path == asked.url("thanks/")
    return asked, of, phone


def choices_of(of):
    with working_in(of.organisation):
        row = Participant.objects.get(pk=of.participant_id)
    return row.hears_outcomes, row.may_be_asked


def test_the_thank_you_page_asks_two_separate_questions(sent):
    asked, of, phone = sent
    assert phone.html.count("<fieldset") == 2
    assert "checked" not in phone.html
    with working_in(of.organisation):
        before = AuditEntry.objects.count()
    phone.send(path=asked.url("choices/"), hears_outcomes="no")
    assert choices_of(of) == ("no", "")
    assert "Saved." in phone.html
    with working_in(of.organisation):
        assert AuditEntry.objects.count() == before


def test_choosing_nothing_is_not_called_saved(sent):
    asked, of, phone = sent
    phone.send(path=asked.url("choices/"))
    assert "You chose nothing, so nothing has changed." in phone.html
    assert "Saved." not in phone.html
    assert phone.html.count("<fieldset") == 2
    assert choices_of(of) == ("", "")


def test_a_choice_that_is_none_is_refused(sent):
    asked, of, phone = sent
    phone.send(path=asked.url("choices/"), may_be_asked="maybe")
    assert phone.status == 422
    assert choices_of(of) == ("", "")


def test_whoever_came_by_the_public_link_is_not_asked(db, at_now):
    asked = ask_one_page()
    phone = Phone().get(asked.door()).get(asked.url("1/"))
    phone.send(**{asked.name(1): "Ringing", asked.name(3): "c1", asked.name(2): ["c1"]})
    assert "choices" not in phone.html
    phone.send(path=asked.url("choices/"), hears_outcomes="no")
    assert phone.status == 422


def test_whoever_may_not_be_asked_gets_no_invitation_and_nobody_looks_again(db, at_now, mailoutbox):
    home = organisation()
    about = open_consultation(home)
    people = {answer: participant(home, may_be_asked=answer) for answer in ("", "yes", "no")}
    for person in people.values():
        ask(home, consultation=about, participant=person, asked_on=TODAY)
    send()
    assert {one.to[0] for one in mailoutbox} == {
        people[""].contact_email,
        people["yes"].contact_email,
    }
    assert plan(now=NOW).skipped == []


def test_an_invitation_that_waits_stops_when_somebody_takes_part_no_more(db, at_now, mailoutbox):
    home = organisation()
    of = ask(home, consultation=open_consultation(home), asked_on=TODAY)
    plan(now=NOW)
    compose(now=NOW)
    with working_in(home):
        choose(actor=None, participant_id=of.participant_id, may_be_asked="no")
    deliver(now=NOW)
    assert mailoutbox == []


def heard(home, about, **fields):
    person = participant(home, **fields)
    of = ask(home, consultation=about, participant=person)
    said = response(home, consultation=about)
    response_author(home, ask=of, thread=said.thread)
    return person.pk


def test_whoever_wants_no_news_is_not_told_and_listed_whether_they_answered_or_not(db, at_now):
    home = organisation()
    about = closed_consultation(home)
    hears = heard(home, about)
    not_by_mail = heard(home, about, hears_outcomes="no")
    not_by_hand = heard(home, about, hears_outcomes="no", email="")
    silent = participant(home, hears_outcomes="no")
    ask(home, consultation=about, participant=silent)
    with working_in(home):
        found = audience(about)
    assert (found.by_mail, found.by_hand) == ((hears,), ())
    assert found.no_news == (not_by_mail, not_by_hand, silent.pk)


def test_a_choice_made_after_publishing_lets_go_of_the_loop(db, at_now, mailoutbox):
    home = organisation()
    first = telling(home, participant=participant(home))
    rows = [first, telling(home, publication=first.publication, participant=participant(home))]
    with working_in(home):
        choose(actor=None, participant_id=rows[0].participant_id, hears_outcomes="no")
    send()
    send()
    with working_in(home):
        found = dict(Telling.objects.values_list("pk", "not_told_because"))
        assert Telling.objects.pending().count() == 0
    assert found == {rows[0].pk: NotTold.CHOSE, rows[1].pk: ""}
    told = [one.to for one in mailoutbox if "/stop/" in one.body]
    assert told == [[rows[1].participant.contact_email]]


# The link to the record in messages ---------------------------------------------------------------


def test_every_message_to_a_person_carries_a_link_to_their_own_record(
    db, at_now, mailoutbox, client
):
    home = organisation()
    of = ask(home, consultation=open_consultation(home), asked_on=TODAY)
    send()
    (path,) = re.findall(r"http://testserver(/me/\S+/)", mailoutbox[0].body)
    assert client.get(path).status_code == 303
    with working_in(home):
        assert RecordLink.objects.get(purpose="record").participant_id == of.participant_id


@pytest.mark.parametrize("age_band", ["under_12", "12"])
def test_no_link_goes_to_a_young_child_or_through_somebody_elses_address(
    db, at_now, mailoutbox, age_band
):
    home = organisation()
    parent = participant(home, email="mum@example.org")
    about = open_consultation(home)
    through = age_band == "12"
    child = participant(
        home,
        age_band=age_band,
        email="" if through else "kid@example.org",
        reached_through=parent if through else None,
    )
    ask(home, consultation=about, participant=child, asked_on=TODAY)
    send()
    assert [one.to for one in mailoutbox] == [["mum@example.org" if through else "kid@example.org"]]
    assert "/stop/" in mailoutbox[0].body
    assert "/me/" not in mailoutbox[0].body
    with working_in(home):
        assert RecordLink.objects.filter(purpose="record").count() == 0


def test_the_page_on_ones_answers_says_which_is_which(db, at_now, client):
    asked = ask_one_page()
    home = asked.organisation
    agreement_wording(home, text="Taking part is up to you.", number=1)
    old = lawful_basis(home, number=1, basis="consent", words="As we said then.")
    lawful_basis(home, number=2, basis="public_task", words="As we say now.")
    person = participant(home, lawful_basis=old)
    own = ask(home, consultation=asked.consultation, participant=person)
    by_door = Phone().get(asked.door()).get(asked.url("my-answers/")).html
    by_link = Phone().get(asked.link("mine", own)).get(asked.url("my-answers/")).html
    for html in (by_door, by_link):
        assert html.index("Taking part is up to you.") < html.index(
            "another matter than taking part."
        )
    assert ("As we say now." in by_door, "As we said then." in by_link) == (True, True)
    assert ("As we said then." in by_door, "As we say now." in by_link) == (False, False)
    with working_in(home):
        assert Ask.objects.count() == 1
