"""People whom our e-mails do not reach: how they are listed, and how their address is corrected."""

from datetime import timedelta

import pytest
from django.core import mail

from access.models import AuditEntry
from feedback.models import Telling
from feedback.queries.invitees import invitees
from notices.actions import compose, deliver, plan, take_report
from notices.models import Message
from notices.providers import News, Report
from participants.models import Participant
from tests.factories import (
    NOW,
    TODAY,
    ask,
    item,
    open_consultation,
    outcome,
    outcome_version,
    participant,
    participation,
    publication,
    subscription,
    team_member,
    telling,
)

pytestmark = [pytest.mark.integration]

LATER = NOW + timedelta(hours=1)


def run(now):
    plan(now=now)
    compose(now=now)
    deliver(now=now)


@pytest.fixture
def lost(desk):
    """Jo was asked by e-mail, and it came back: the consultation and the ask."""
    home = desk.cast.organisation
    about = open_consultation(home, owner=desk.cast.owner)
    team_member(home, member=desk.cast.facilitator, project=about.project)
    person = participant(home, name="Jo", email="jo@example.org")
    asked = ask(home, consultation=about, participant=person, told_by=desk.cast.owner)
    run(NOW)
    report = Report(Message.objects.get().pk, News.RETURNED, "bounced")
    take_report(report=report, now=NOW + timedelta(minutes=5))
    return about, asked


def correct(desk, lost, email, seen="jo@example.org"):
    about, asked = lost
    return desk.post("people_address", {"email": email, "seen": seen}, about, ask=asked.pk)


def jo():
    return Participant.objects.get(name="Jo")


def to_people():
    return [letter.to[0] for letter in mail.outbox if "/stop/" in letter.body]


def test_whom_our_mail_does_not_reach_stands_by_name_with_the_reason(desk, lost):
    (person,) = invitees(lost[0])
    assert (person.is_lost, person.is_written_to, person.returned_on) == (True, False, TODAY)
    shown = desk.get("people_list", lost[0]).content.decode()
    assert "The address does not exist any more" in shown
    assert "tells them." in shown


def test_the_link_may_be_shown_to_them_instead(desk, lost):
    answer = desk.post("people_link", {}, lost[0], ask=lost[1].pk)
    assert answer.context["shown_link"]


def test_a_corrected_address_is_written_to_again(desk, lost):
    assert correct(desk, lost, "JO@new.example.org ").status_code == 302
    assert (jo().contact_email, jo().email_returned_on) == ("jo@new.example.org", None)
    run(LATER)
    assert to_people() == ["jo@example.org", "jo@new.example.org"]
    assert AuditEntry.objects.filter(verb="address_corrected").count() == 1
    assert not invitees(lost[0])[0].is_lost


@pytest.mark.parametrize("known_by", [ask, subscription, participation])
def test_an_address_that_other_projects_use_is_corrected_by_their_teams_or_an_owner(
    desk, lost, known_by
):
    """Whoever changes it gets the links of every project: nobody writes a person down to read them elsewhere."""
    home = desk.cast.organisation
    there = open_consultation(home)
    where = {"project": there.project} if known_by is participation else {"consultation": there}
    known_by(home, participant=jo(), **where)
    looked = desk.get("people_address", lost[0], ask=lost[1].pk)
    for answer in (looked, correct(desk, lost, "x@y.org")):
        assert answer.status_code == 403
        assert "Ask an owner here to correct the address." in answer.content.decode()
    assert jo().contact_email == "jo@example.org"
    team_member(home, member=desk.cast.facilitator, project=there.project)
    assert correct(desk, lost, "jo@new.example.org").status_code == 302


def test_nothing_here_says_who_answered(desk, lost):
    """News goes only to those who did: neither a number of e-mails nor the day of a return is told."""
    shown = desk.get("people_list", lost[0]).content.decode()
    shown += desk.get("people_address", lost[0], ask=lost[1].pk).content.decode()
    assert "ame back" in shown
    assert f"{TODAY:%B %Y}" not in shown.partition("do not reach these people")[2]
    for address in ("jo@a.example.org", "jo@b.example.org"):
        assert correct(desk, lost, address, seen=jo().contact_email).status_code == 302
        page = desk.get("people_list", lost[0]).content.decode()
        assert "Address saved. Whatever did not reach this person goes out again." in page


def test_an_owner_corrects_every_address(desk, lost):
    ask(desk.cast.organisation, participant=jo())
    desk.client.force_login(desk.cast.owner.user)
    assert correct(desk, lost, "jo@new.example.org").status_code == 302


def test_an_address_that_is_right_is_saved_as_it_is(desk, lost):
    assert correct(desk, lost, "jo@example.org").status_code == 302
    assert jo().email_returned_on is None


def test_two_who_correct_at_once_lose_nothing(desk, lost):
    correct(desk, lost, "jo@first.example.org")
    answer = correct(desk, lost, "jo@second.example.org")
    assert answer.status_code == 422
    shown = answer.content.decode()
    assert "It is jo@first.example.org now." in shown
    assert 'value="jo@second.example.org"' in shown
    assert jo().contact_email == "jo@first.example.org"
    correct(desk, lost, "jo@second.example.org", seen="jo@first.example.org")
    assert jo().contact_email == "jo@second.example.org"


@pytest.mark.parametrize("typed", ["", "jo", "jo@", "a@b@c.org", "jo@example.org\r\nBcc: x@y.org"])
def test_what_is_no_address_keeps_what_was_typed(desk, lost, typed):
    answer = correct(desk, lost, typed)
    assert answer.status_code == 422
    assert jo().contact_email == "jo@example.org"
    assert jo().email_returned_on == TODAY


def test_somebody_elses_address_is_refused(desk, lost):
    participant(desk.cast.organisation, email="kim@example.org")
    answer = correct(desk, lost, "Kim@example.org")
    assert answer.status_code == 422
    assert "Somebody else you know has this address." in answer.content.decode()


def test_news_that_waited_for_the_address_goes_out(desk, lost):
    made = publication(desk.cast.organisation, consultation=lost[0])
    of = outcome(desk.cast.organisation, items=[item(desk.cast.organisation, consultation=lost[0])])
    outcome_version(desk.cast.organisation, outcome=of, publication=made)
    row = telling(desk.cast.organisation, publication=made, participant=jo())
    run(LATER)
    assert Telling.objects.get(pk=row.pk).problem == "address_returned"
    correct(desk, lost, "jo@new.example.org")
    assert Telling.objects.get(pk=row.pk).problem == ""
    run(LATER + timedelta(hours=1))
    assert to_people().count("jo@new.example.org") == 2


def test_whoever_tells_people_hears_once_a_day_and_of_nobody_by_name(desk, lost):
    home = desk.cast.organisation
    other = participant(home, email="kim@example.org", email_returned_on=TODAY)
    ask(home, consultation=lost[0], participant=other)
    run(LATER)
    run(LATER + timedelta(minutes=1))
    letters = [one for one in mail.outbox if one.to == [desk.cast.owner.user.email]]
    (letter,) = [one for one in letters if "came back" in one.body]
    assert "2 people could not be reached by e-mail" in letter.subject
    for name in ("Jo", "jo@example.org", "kim@example.org"):
        assert name not in letter.subject + letter.body
