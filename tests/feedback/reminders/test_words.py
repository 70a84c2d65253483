"""What the people who are chased read."""

import pytest
from django.core import mail

from notices.actions import compose, deliver, plan
from tests import factories


def send(now):
    plan(now=now)
    compose(now=now)
    deliver(now=now)


def letter_to(member):
    return next(one for one in mail.outbox if one.to == [member.user.email])


@pytest.mark.parametrize(("people", "shown"), [(1, "1 person is"), (3, "3 people are")])
def test_the_one_who_decides_reads_how_many_wait(clock, people, shown):
    for _each in range(people):
        clock.answer()
    send(clock.at(14))
    subject = letter_to(clock.people["decider"]).subject
    assert subject == f"{shown} waiting for you: {clock.ask.title}"


def test_the_one_who_decides_is_asked_to_and_to_show_nobody_anything(clock):
    clock.answer()
    send(clock.at(14))
    body = letter_to(clock.people["decider"]).body
    assert f"You decide about “{clock.ask.title}”." in body
    assert f"Please decide, and tell {clock.people['owner']} what and why." in body
    assert "Show people what happened" not in body
    assert f"/o/{clock.home.slug}/consultations/{clock.ask.pk}/\n" in body


def test_nobody_is_asked_to_decide_what_is_said(clock):
    all_said(clock)
    send(clock.at(14))
    letter = letter_to(clock.people["decider"])
    assert "waiting for you" not in letter.subject
    assert "decide, and" not in letter.body


def test_a_carrier_reads_whom_to_take_it_to(make_clock):
    clock = make_clock(decider=None, decider_name="Councillor Byrne")
    clock.ask.carrier = factories.member(clock.home)
    clock.ask.save()
    clock.answer()
    send(clock.at(14))
    letter = letter_to(clock.ask.carrier)
    assert letter.subject.startswith("1 person is waiting for Councillor Byrne")
    assert "Please take this to Councillor Byrne." in letter.body


def test_the_owner_reads_where_to_show_what_happened(clock):
    clock.answer()
    send(clock.at(28))
    body = letter_to(clock.people["owner"]).body
    assert f"/o/{clock.home.slug}/consultations/{clock.ask.pk}/happened/" in body
    assert "1 person gave their time and is waiting to hear what came of it." in body


def all_said(clock):
    """Everything has its final word, and one person waits for a letter."""
    clock.answer()
    published = clock.publish(5).publication
    factories.telling(clock.home, publication=published, told_on=None)


def test_where_everything_is_said_the_owner_reads_that_telling_people_is_left(clock):
    all_said(clock)
    send(clock.at(28))
    body = letter_to(clock.people["owner"]).body
    assert "What is left is to tell those who have not heard it." in body
    assert f"/o/{clock.home.slug}/consultations/{clock.ask.pk}/told/" in body
    assert "is waiting to hear" not in body
    assert "If it is not decided" not in body


def test_whoever_may_only_look_is_asked_to_show_nobody_anything(clock):
    clock.people["backup"].role = "viewer"
    clock.people["backup"].save()
    clock.answer()
    send(clock.at(28))
    shows = "Show people what happened, or say what is holding it up:"
    bodies = [letter_to(clock.people[role]).body for role in ("owner", "backup")]
    assert [shows in body for body in bodies] == [True, False]


def test_before_it_closes_the_owner_is_led_to_the_ask(clock):
    send(clock.at(-7))
    body = letter_to(clock.people["owner"]).body
    assert f"/o/{clock.home.slug}/consultations/{clock.ask.pk}/\n" in body


def test_several_reminders_of_one_morning_come_together(clock):
    another = factories.closed_consultation(clock.home, owner=clock.people["owner"])
    another.next_notice_on = clock.ask.next_notice_on
    another.save()
    send(clock.at(1))
    (letter,) = mail.outbox
    assert letter.subject == "2 things that people are waiting for"
    assert letter.body.count("It closed, and people hear by 15 March") == 2
