"""Where asks stand: computed from what was published and told, in a fixed number of statements."""

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

from access.bin import with_the_bin
from access.scope import working_in
from feedback.domain.loop import State, Word
from feedback.queries.badges import badges
from feedback.queries.loops import loop_states, owed_consultations
from notices.actions import compose, deliver, plan
from tests import factories


def look(clock, days):
    with working_in(clock.home):
        return loop_states([clock.ask], clock.at(days).date())[clock.ask.pk]


def owed(clock, days):
    with working_in(clock.home):
        return owed_consultations(clock.at(days))


def test_an_ask_that_closed_owes_its_answer(clock):
    clock.answer()
    (row,) = owed(clock, 10)
    assert (row.days, row.answers, row.waiting, row.state) == (10, 1, 1, State.OWED)
    assert (row.owner, row.promised_on) == (str(clock.ask.owner), clock.at(28).date())
    assert (row.next_step.code, row.next_step.on) == ("decide", clock.at(14).date())


def test_nothing_is_owed_while_people_answer(clock):
    assert owed(clock, -1) == []


def test_drafts_stand_nowhere(clock):
    draft = factories.consultation(clock.home)
    with working_in(clock.home):
        assert loop_states([draft], clock.at(0).date()) == {}


def test_it_closes_when_each_item_is_final_and_told(clock):
    clock.publish(20)
    assert owed(clock, 30) == []
    state = look(clock, 30)
    assert (state.is_closed, state.settled, state.items) == (True, 1, 1)
    assert (state.first_word, state.days_to_first_word) == (Word.KEPT, 20)


def test_one_item_without_outcome_keeps_it_open(clock):
    clock.publish(20)
    factories.item(clock.home, consultation=clock.ask)
    assert [row.loop.settled for row in owed(clock, 30)] == [1]


def test_it_stays_open_until_the_last_person_was_told(clock):
    clock.answer()
    version = clock.publish(20)
    waiting = factories.telling(clock.home, publication=version.publication)
    assert [row.loop.is_closed for row in owed(clock, 30)] == [False]
    with working_in(clock.home):
        waiting.told_on = clock.at(33).date()
        waiting.save()
    assert look(clock, 40).first_word == Word.LATE


def test_a_poster_put_up_later_does_not_make_a_kept_word_late(clock):
    version = clock.publish(20)
    later = {"is_channel": True, "channel": "poster", "told_on": clock.at(60).date()}
    factories.telling(clock.home, publication=version.publication, **later)
    assert look(clock, 70).first_word == Word.KEPT


def test_people_without_names_need_a_poster_or_a_page(clock):
    with working_in(clock.home):
        version = clock.publish(20)
        version.publication.tellings.all().delete()
    factories.response(clock.home, consultation=clock.ask)
    told = {"told_on": clock.at(20).date()}
    factories.telling(clock.home, publication=version.publication, **told)
    assert [row.state for row in owed(clock, 25)] == [State.OWED]


def test_a_reversal_opens_it_again(clock):
    clock.publish(20)
    version = clock.publish(40, disposition="reversed")
    with working_in(clock.home):
        version.publication.tellings.all().delete()
    (row,) = owed(clock, 45)
    assert (row.next_step.code, row.next_step.on) == ("retell", clock.at(47).date())


def test_a_holding_word_holds_until_its_day(clock):
    clock.publish(20, disposition="still_deciding", next_on=clock.at(50).date())
    assert [row.state for row in owed(clock, 30)] == [State.HELD]
    assert [row.state for row in owed(clock, 51)] == [State.OVERDUE]


def test_heads_in_a_room_wait_too(make_clock):
    clock = make_clock(kind="meeting")
    room = factories.meeting(clock.home, consultation=clock.ask)
    factories.room_tally(clock.home, meeting=room, heads=11)
    assert [row.waiting for row in owed(clock, 10)] == [11]


def test_the_row_says_who_was_chased(clock):
    now = clock.at(14)
    plan(now=now)
    compose(now=now)
    deliver(now=now)
    (row,) = owed(clock, 15)
    assert {(one.step, one.role, one.on) for one in row.chased} == {
        ("decide", "owner", now.date()),
        ("decide", "decider", now.date()),
    }


def test_the_longest_wait_is_first(clock):
    older = factories.closed_consultation(clock.home)
    with working_in(clock.home):
        older.closes_on -= timedelta(days=3)
        older.save()
    assert [row.consultation.pk for row in owed(clock, 10)] == [older.pk, clock.ask.pk]


def test_the_navigation_counts_what_the_page_lists(clock):
    factories.closed_consultation(clock.home)
    with working_in(clock.home):
        counted = [badges(0, clock.at(days)).owed for days in (-1, 10)]
    assert counted == [len(owed(clock, -1)), len(owed(clock, 10))]
    assert counted[1] == 2


def test_the_navigation_counts_each_organisation_by_itself(clock):
    elsewhere = factories.organisation()
    for number in range(2):
        factories.closed_consultation(elsewhere, title=f"Elsewhere {number}")
    found = {}
    for home in (clock.home, elsewhere, factories.organisation(), clock.home):
        with working_in(home):
            found[home.pk] = badges(0, clock.at(10)).owed
    assert list(found.values()) == [1, 2, 0]


def test_the_navigation_asks_the_bin_too_where_it_is_open(clock):
    clock.ask.project.binned_at = clock.at(5)
    clock.ask.project.save()
    with working_in(clock.home):
        assert badges(0, clock.at(10)).owed == 0
        with with_the_bin():
            assert badges(0, clock.at(10)).owed == 1


def test_many_cost_as_many_statements_as_one(clock):
    with CaptureQueriesContext(connection) as one:
        owed(clock, 10)
    for _each in range(2):
        more = factories.closed_consultation(clock.home)
        factories.snooze(clock.home, consultation=more)
        factories.consultation_join(clock.home, consultation=more, into=clock.ask)
    with CaptureQueriesContext(connection) as all_of_them:
        assert len(owed(clock, 10)) == 3
    assert len(all_of_them) == len(one) == 9


def test_what_was_missed_opens_an_item_again_until_it_is_settled(clock):
    clock.answer()
    clock.publish(20)
    with working_in(clock.home):
        item = clock.ask.items.first()
    again = factories.item_reopening(clock.home, item=item, reopened_on=clock.at(30).date())
    assert look(clock, 31).facts.items[0].reopened_on == clock.at(30).date()
    assert look(clock, 31).is_owed
    with working_in(clock.home):
        again.settled_on = clock.at(32).date()
        again.save()
    assert look(clock, 33).state == State.CLOSED


def test_the_newest_snooze_says_until_when_reminders_rest(clock):
    for number, until in ((1, 34), (2, 48)):
        factories.snooze(
            clock.home,
            consultation=clock.ask,
            number=number,
            from_on=clock.at(until - 14).date(),
            until_on=clock.at(until).date(),
        )
    assert look(clock, 30).facts.snoozed_until == clock.at(48).date()
    assert look(clock, 30).facts.is_snoozed(clock.at(47).date())


def joined(clock, *, earlier, into=None):
    """Join an ask that closed some days earlier with the clock's, or the other way round."""
    other = factories.closed_consultation(clock.home, project=clock.ask.project)
    with working_in(clock.home):
        other.closes_on = clock.ask.closes_on - timedelta(days=earlier)
        other.promised_on = clock.ask.promised_on - timedelta(days=earlier)
        other.save()
    factories.consultation_join(clock.home, consultation=other, into=into or clock.ask)
    return other


def test_of_asks_that_were_joined_the_earliest_days_hold_for_all(clock):
    days = look(clock, 1).facts
    other = joined(clock, earlier=5)
    third = joined(clock, earlier=9)
    with working_in(clock.home):
        found = loop_states([clock.ask, other, third], clock.at(1).date())
    due, final = (day - timedelta(days=9) for day in (days.due_on, days.final_due_on))
    assert {(one.facts.due_on, one.facts.final_due_on) for one in found.values()} == {(due, final)}
    assert [pk for pk, one in found.items() if one.facts.joined.is_double] == [other.pk, third.pk]
    assert look(clock, 1).facts.due_on == due


def test_another_ask_that_published_the_same_outcome_told_nobody_here(clock):
    other = factories.closed_consultation(clock.home, project=clock.ask.project)
    clock.publish(20)
    with working_in(clock.home):
        clock.ask.outcomes.first().items.add(*other.items.all())
        found = loop_states([clock.ask, other], clock.at(30).date())
    assert found[other.pk].facts.items[0].disposition == ""
