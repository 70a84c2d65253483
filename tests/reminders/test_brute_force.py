"""The brute force itself, held against the table of days as it is printed: an ask that closes on Friday, 6 March 2026."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from tests.reminders.brute_force import Asked, Clerk, Person, Thing, Told, Wording

pytestmark = pytest.mark.unit

CLOSES = date(2026, 3, 6)
HOLDERS = {"owner": 1, "decider": 2, "backup": 3, "manager": 4, "senior": 5}
ASK = Asked(
    pk=7,
    zone=UTC,
    opened_on=date(2026, 2, 1),
    closes_on=CLOSES,
    promised_on=CLOSES + timedelta(days=28),
    things=(Thing(),),
    people=(Person("9"),),
    holders=HOLDERS,
)
PRINTED = {
    date(2026, 2, 27): {("confirm", 1)},
    date(2026, 3, 7): {("closed", 1), ("closed", 9)},
    date(2026, 3, 20): {("decide", 1), ("decide", 2)},
    date(2026, 4, 3): {("first_word", 1), ("first_word", 3), ("first_word", 9)},
    date(2026, 5, 1): {("still_owed", 1), ("still_owed", 4)},
    date(2026, 5, 29): {("overdue", 1), ("overdue", 5), ("overdue", 9)},
    date(2026, 6, 26): {("overdue_112", 1), ("overdue_112", 5)},
}
"""Day, step, and the number of each member or person. The closing day itself still belongs to those who answer."""


def said(ask, days=140):
    clerk, found = Clerk(), {}
    for number in range(days):
        now = datetime(2026, 2, 10, 8, tzinfo=UTC) + timedelta(days=number)
        today = {
            (one.occasion.partition(":")[0], int(one.recipient.partition(":")[2]))
            for one in clerk.day([ask], now)
        }
        found |= {now.date(): today} if today else {}
    return found


def published(disposition, **fields):
    heard_by = frozenset(fields.pop("heard_by", ()))
    told = Told((1,), CLOSES + timedelta(days=5), fields.pop("told_on", CLOSES), heard_by)
    wording = Wording(told, 1, disposition, fields.get("next_on"))
    return replace(ASK, things=(Thing(((wording,),)),), told=(told,))


def test_the_days_are_those_of_the_table():
    assert said(ASK) == PRINTED


def test_what_is_settled_and_told_is_over():
    assert said(published("changed")) == {}


def test_after_a_holding_word_nobody_is_asked_for_a_first_one():
    found = said(published("still_deciding", next_on=date(2026, 6, 1)))
    assert set(found) == {
        *(date(2026, 2, 27), date(2026, 3, 7), date(2026, 5, 1), date(2026, 5, 29)),
        *(date(2026, 6, 1), date(2026, 6, 2), date(2026, 6, 26)),
    }
    assert found[date(2026, 5, 29)] == {("overdue", 1), ("overdue", 5)}
    assert found[date(2026, 6, 1)] == {("next_news", 1)}
    assert found[date(2026, 6, 2)] == {("overdue", 9)}


def test_at_twelve_weeks_only_those_hear_that_it_is_late_who_had_not_the_whole_answer():
    some = (Person("9", has_heard=True), Person("10", has_heard=True))
    found = said(replace(published("changed", told_on=None, heard_by="9"), people=some))
    assert found[date(2026, 5, 29)] == {("overdue", 1), ("overdue", 5), ("overdue", 10)}
    found = said(replace(published("still_deciding", told_on=None, heard_by="9"), people=some))
    assert found[date(2026, 5, 29)] >= {("overdue", 9), ("overdue", 10)}


def test_a_promise_that_is_taken_back_is_told_again_within_a_week():
    found = said(published("reversed", told_on=None))
    assert found[CLOSES + timedelta(days=12)] == {("retell", 1), ("retell", 3)}


def test_two_rests_one_after_the_other_are_one():
    rests = (
        (date(2026, 4, 25), date(2026, 5, 9)),
        (date(2026, 5, 9), date(2026, 5, 23)),
    )
    found = said(replace(ASK, rests=rests))
    assert date(2026, 5, 1) not in found
    assert found[date(2026, 5, 23)] == PRINTED[date(2026, 5, 1)]
    assert found[date(2026, 5, 29)] == PRINTED[date(2026, 5, 29)]


def test_who_holds_two_roles_hears_once():
    found = said(replace(ASK, holders=HOLDERS | {"decider": 1, "backup": 1}))
    assert found[date(2026, 4, 3)] == {("first_word", 1), ("first_word", 9)}


def test_nobody_owes_before_the_day_after_the_last():
    assert [ASK.owes(CLOSES + timedelta(days=days)) for days in (0, 1)] == [False, True]


def test_what_waited_and_was_true_no_more_is_said_for_the_new_day():
    clerk, last = Clerk(), CLOSES + timedelta(days=7)
    moved = replace(ASK, closes_on=last, promised_on=last + timedelta(days=28))
    (waited,) = clerk.day([ASK], datetime(2026, 2, 27, 8, tzinfo=UTC))
    on_new_day = datetime(2026, 3, 6, 8, tzinfo=UTC)
    assert clerk.day([moved], on_new_day, {waited}) == {
        replace(waited, occasion="confirm:2026-03-06")
    }
    assert clerk.day([moved], on_new_day + timedelta(days=1), {waited}) == set()


def test_what_was_said_is_not_said_again_for_a_new_day():
    clerk, last = Clerk(), CLOSES + timedelta(days=7)
    moved = replace(ASK, closes_on=last, promised_on=last + timedelta(days=28))
    clerk.day([ASK], datetime(2026, 2, 27, 8, tzinfo=UTC))
    assert clerk.day([moved], datetime(2026, 3, 6, 8, tzinfo=UTC)) == set()


def test_what_was_taken_out_of_the_post_is_said_when_its_time_has_come():
    clerk, now = Clerk(), datetime(2026, 2, 27, 8, tzinfo=UTC)
    found = clerk.day([ASK], now)
    clerk.forget(found)
    assert clerk.day([ASK], now + timedelta(days=1)) == found
