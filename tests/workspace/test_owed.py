"""Answers we owe: in sections, narrowed down by the address, and apart from what is to be looked after."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from access.scope import working_in
from feedback.actions.delivering import save_delivery
from feedback.models import Consultation
from feedback.queries.badges import badges
from feedback.queries.loops import loop_states, owed_consultations
from tests import factories
from tests.factories.chasing import Clock

pytestmark = [pytest.mark.integration, pytest.mark.django_db]


@pytest.fixture
def clock(time_machine):
    made = Clock()
    time_machine.move_to(made.at(30), tick=False)
    return made


def look(client, clock, name="owed_list", who="owner", **query):
    client.force_login(clock.people[who].user)
    address = reverse(f"workspace:{name}", kwargs={"org": clock.home.slug})
    return client.get(address, query)


def sections(answer):
    return {code: len(lines) for code, _words, _what, lines in answer.context["sections"]}


def test_what_people_know_a_day_for_stands_apart(client, clock):
    held = Clock.__new__(Clock)
    held.home, held.ask = clock.home, factories.closed_consultation(clock.home)
    held.publish(20, disposition="still_deciding", next_on=clock.at(60).date())
    answer = look(client, clock)
    assert sections(answer) == {"owed": 1, "held": 1}
    assert answer.context["owed_count"] == 2


def test_what_is_owed_says_the_promised_day_of_each_while_it_is_still_to_come(
    client, clock, time_machine
):
    time_machine.move_to(clock.at(10), tick=False)
    answer = look(client, clock)
    assert sections(answer) == {"owed": 1}
    page = answer.content.decode()
    assert "People wait for news. The day they were promised stands with each." in page
    assert f"promised by {clock.ask.promised_on:%-d %B %Y}" in page


def page_of(client, clock):
    return look(client, clock).content.decode()


def place(clock, name):
    return reverse(f"feedback:{name}", kwargs={"org": clock.home.slug, "pk": clock.ask.pk})


def test_where_everything_is_said_it_leads_to_who_was_told_and_counts_nobody_as_waiting(
    client, clock
):
    clock.answer()
    published = clock.publish(5).publication
    factories.telling(clock.home, publication=published, told_on=None)
    shown = page_of(client, clock)
    assert ("not everybody has been told" in shown, "is waiting" in shown) == (True, False)
    ways = ("telling_list", "outcome_list", "holding_publish")
    assert [place(clock, one) in shown for one in ways] == [True, False, False]


@pytest.mark.parametrize(("on", "is_offered"), [(20, False), (1, True)])
def test_what_is_holding_it_up_is_offered_where_it_would_not_be_refused(
    client, clock, on, is_offered
):
    clock.answer()
    later = clock.at(60).date()
    published = clock.publish(on, disposition="still_deciding", next_on=later).publication
    factories.telling(clock.home, publication=published, told_on=None)
    with working_in(clock.home):
        published.kind = "holding"
        published.save()
    shown = page_of(client, clock)
    assert place(clock, "outcome_list") in shown
    assert (place(clock, "holding_publish") in shown) == is_offered


def test_what_was_snoozed_stands_apart_until_it_is_overdue(client, clock, time_machine):
    time_machine.move_to(clock.at(10), tick=False)
    days = {"from_on": clock.at(9).date(), "until_on": clock.at(23).date()}
    factories.snooze(clock.home, consultation=clock.ask, **days)
    assert sections(look(client, clock)) == {"put_off": 1}
    time_machine.move_to(clock.at(29), tick=False)
    assert sections(look(client, clock)) == {"owed": 1}


@pytest.fixture
def three(clock):
    nobody = factories.closed_consultation(clock.home, title="No owner")
    with working_in(clock.home):
        Consultation.objects.filter(pk=nobody.pk).update(owner=None)
    other = factories.closed_consultation(clock.home, title="Partner's", owner=clock.ask.owner)
    partner = factories.partner(clock.home, name="Northern Trust")
    with working_in(clock.home):
        what = other.items.first()
    promised = factories.outcome(clock.home, items=[what], consultation=other)
    with working_in(clock.home):
        save_delivery(
            actor=factories.actor(clock.ask.owner),
            outcome=promised,
            based_on=0,
            what="A worker of theirs rings",
            due_on=clock.at(90).date(),
            owner_id=None,
            partner_id=partner.pk,
        )
    return {"nobody": nobody, "other": other, "partner": partner}


def test_the_address_narrows_it_down(client, clock, three):
    kept = {
        by: sum(sections(look(client, clock, by=by)).values())
        for by in (
            "",
            "owner-0",
            f"owner-{clock.ask.owner_id}",
            f"project-{three['nobody'].project_id}",
            f"partner-{three['partner'].pk}",
            "partner-999999",
            "<script>",
        )
    }
    assert list(kept.values()) == [3, 1, 2, 1, 1, 3, 3]


def test_each_choice_says_how_many_it_keeps(client, clock, three):
    choices = [one for _kind, some in look(client, clock).context["choices"] for one in some]
    counts = {one.value: one.count for one in choices}
    assert counts[f"owner-{clock.ask.owner_id}"] == 2
    assert counts[f"partner-{three['partner'].pk}"] == 1


def test_a_worry_is_on_its_own_page_only(client, clock):
    factories.worry(clock.home, consultation=clock.ask)
    owed, own = look(client, clock), look(client, clock, "safety_list")
    assert "may not be safe" not in owed.content.decode()
    assert owed.context["safety_count"] == 1
    assert "may not be safe" in own.content.decode()


def test_nobody_else_sees_that_a_worry_waits(client, clock):
    factories.worry(clock.home, consultation=clock.ask)
    answer = look(client, clock, "safety_list", who="decider")
    assert "Nothing waits for you" in answer.content.decode()
    assert answer.context["safety_count"] == 0
    assert "To look after" not in look(client, clock, who="decider").content.decode()


def first_item(clock):
    with working_in(clock.home):
        return clock.ask.items.first()


def without_channel(clock, **fields):
    factories.response(clock.home, consultation=clock.ask, **fields)
    told_by_name(clock)


def told_by_name(clock):
    clock.answer()
    version = clock.publish(5)
    with working_in(clock.home):
        version.publication.tellings.all().delete()
    on = clock.at(5).date()
    factories.telling(clock.home, publication=version.publication, told_on=on)


STORIES = {
    "nothing said": lambda clock: None,
    "answered by name": lambda clock: clock.answer(),
    "told in public": lambda clock: clock.publish(5),
    "holding": lambda clock: clock.publish(
        5, disposition="still_deciding", next_on=clock.at(60).date()
    ),
    "taken back": lambda clock: (clock.publish(5), clock.publish(9, disposition="reversed")),
    "final after holding": lambda clock: (
        clock.publish(5, disposition="still_deciding", next_on=clock.at(60).date()),
        clock.publish(9),
    ),
    "not told": lambda clock: factories.telling(
        clock.home, publication=clock.publish(5).publication, told_on=None
    ),
    "missed": lambda clock: (
        clock.publish(5),
        factories.item_reopening(clock.home, item=first_item(clock)),
    ),
    "no channel": without_channel,
    "held answer": lambda clock: without_channel(clock, is_held=True),
    "told by name": told_by_name,
}


@pytest.mark.parametrize("story", STORIES)
def test_what_is_not_loaded_owes_nothing(clock, story):
    STORIES[story](clock)
    now = clock.at(40)
    with working_in(clock.home):
        states = loop_states(Consultation.objects.all().ended_by(now), now.date())
        listed = [row.consultation.pk for row in owed_consultations(now)]
        counted = badges(0, now).owed
    assert listed == [pk for pk, state in states.items() if state.is_owed]
    assert counted == len(listed)


def test_the_badge_costs_one_statement_where_all_is_answered(clock):
    clock.publish(5)
    told_by_name(clock)
    with working_in(clock.home), CaptureQueriesContext(connection) as asked:
        assert badges(0, clock.at(40)).owed == 0
    assert len(asked) == 1


def test_what_is_being_asked_is_not_counted(clock):
    with working_in(clock.home):
        assert badges(0, clock.at(0) - timedelta(days=3)).owed == 0
