"""The page that says who is reminded, who is not and why, and who hears next."""

import pytest
import time_machine
from django.urls import reverse

from access.scope import working_in
from feedback.queries.reminding import reminding
from notices.actions import plan
from tests.factories import duty_handover

pytestmark = pytest.mark.integration


def page(clock, client, days):
    client.force_login(clock.people["owner"].user)
    place = {"org": clock.home.slug, "pk": clock.ask.pk}
    with time_machine.travel(clock.at(days), tick=False):
        return client.get(reverse("feedback:reminder_list", kwargs=place)).content.decode()


def main_of(said):
    return said.partition("<main")[2].partition("</main>")[0]


def test_it_says_who_hears_next_and_on_which_day(clock, client):
    said = page(clock, client, 15)
    assert "First word due" in said
    assert f"{clock.at(28):%-d %B %Y}" in said
    assert str(clock.people["backup"]) in said


def test_it_says_who_was_reminded_and_why_others_were_not(clock, client):
    plan(now=clock.at(28))
    clock.snooze(50)
    said = page(clock, client, 57)
    assert f"{clock.people['owner']} (" in said
    assert "Reminders are put off" in said


def test_people_are_one_line_that_does_not_tell_who_answered_or_how_many(clock, client):
    names = [clock.answer().name for _each in range(2)]
    plan(now=clock.at(28))
    two = main_of(page(clock, client, 29))
    assert "the people who wait, where we can write to them" in two
    assert not any(name and name in two for name in names)
    clock.answer(email_returned_on=clock.at(20).date())
    clock.answer(contact_email="")
    plan(now=clock.at(29))
    assert main_of(page(clock, client, 29)) == two


def test_it_says_why_nobody_is_reminded_any_more(clock):
    clock.publish(10)
    with working_in(clock.home):
        found = reminding(clock.ask, clock.at(20))
    assert (found.next, str(found.why_none)) == (None, "Everyone has been told already.")


def test_it_says_who_took_over_and_why(clock, client):
    assert "Who took over" not in page(clock, client, 15)
    why = "She moves <b>away</b>"
    duty_handover(clock.home, consultation=clock.ask, from_name="Isla Ross", why=why)
    said = main_of(page(clock, client, 15))
    assert "it was Isla Ross." in said
    assert "She moves &lt;b&gt;away" in said
