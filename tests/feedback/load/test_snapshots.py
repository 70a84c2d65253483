"""How people stand is kept for sorting and showing, and counted anew whenever something changes it."""

import re
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from access.scope import working_in
from feedback.actions.load import BATCH, count_loads, mark_stale, recount_loads, refresh_loads
from feedback.actions.telling import mark_mailed, mark_not_mailed
from feedback.models import LimitsVersion, LoadSnapshot
from feedback.queries.load import shown_loads
from feedback.tasks import refresh_loads as task
from participants.actions import stop_writing
from tests import factories
from tests.factories import NOW, TODAY

pytestmark = [pytest.mark.integration, pytest.mark.django_db]


def kept(who):
    return LoadSnapshot.objects.get(participant=who)


def waiting_for_an_answer(ledger):
    """Return somebody who answered long ago, and what they were not told yet."""
    who, about = ledger.person(), ledger.consultation(closed=40)
    ledger.answer(ledger.ask(about, who, asked=60), on=55)
    telling = factories.telling(
        ledger.home, publication=ledger.publish(about, on=20), participant=who
    )
    return who, telling


def test_a_count_keeps_the_score_the_band_and_the_first_rule(ledger):
    who, _telling = waiting_for_an_answer(ledger)
    assert count_loads([who.pk], today=TODAY) == 1
    one = kept(who)
    # F 1/4, T 10/120, R 1, S 55/84
    assert (one.score, one.band, one.blocked_by) == (Decimal("56.0"), "high", "debt")
    assert (one.debt, one.due, one.credited, one.answered) == (1, 1, 0, 1)
    assert (one.made_on, one.is_stale, one.limits_version) == (TODAY, False, 0)


def test_each_count_stamps_the_limits_that_held(ledger):
    who = ledger.person()
    factories.limits_version(ledger.home, number=1, values={"min_gap_days": 14})
    ledger.ask(ledger.consultation(closed=-2), who, asked=10)
    count_loads([who.pk], today=TODAY)
    assert (kept(who).limits_version, kept(who).blocked_by) == (1, "gap")


def test_being_told_makes_it_stale_and_the_next_round_counts_it(ledger):
    who, telling = waiting_for_an_answer(ledger)
    count_loads([who.pk], today=TODAY)
    mark_mailed(publication_id=telling.publication_id, participant_id=who.pk, now=NOW)
    assert kept(who).is_stale
    assert refresh_loads(now=NOW) == 1
    assert (kept(who).is_stale, kept(who).debt, kept(who).credited) == (False, 0, 1)
    assert refresh_loads(now=NOW) == 0


def test_a_mail_that_came_back_makes_it_stale_too(ledger):
    who, telling = waiting_for_an_answer(ledger)
    mark_mailed(publication_id=telling.publication_id, participant_id=who.pk, now=NOW)
    count_loads([who.pk], today=TODAY)
    mark_not_mailed(
        publication_id=telling.publication_id, participant_id=who.pk, reason="refused", now=NOW
    )
    refresh_loads(now=NOW)
    assert kept(who).debt == 1


def test_stopping_makes_it_stale(ledger):
    who = ledger.person()
    count_loads([who.pk], today=TODAY)
    stop_writing(participant_id=who.pk, organisation=ledger.home, today=TODAY)
    refresh_loads(now=NOW)
    assert kept(who).blocked_by == "opt_out"


def test_a_day_later_everybody_is_counted_anew(ledger):
    who = ledger.person()
    ledger.ask(ledger.consultation(closed=-9), who, asked=6)
    count_loads([who.pk], today=TODAY)
    assert kept(who).blocked_by == "gap"
    assert refresh_loads(now=NOW + timedelta(days=1)) == 1
    assert kept(who).blocked_by == ""


def test_each_organisation_is_counted_in_its_own_scope(ledger):
    mine = ledger.person()
    mark_stale([mine.pk])
    other = factories.organisation(name="Ashburn", slug="ashburn")
    with working_in(other):
        theirs = factories.participant(other)
        mark_stale([theirs.pk])
    assert refresh_loads(now=NOW) == 2
    assert not kept(mine).is_stale
    with working_in(other):
        assert not kept(theirs).is_stale


def test_the_task_counts_what_is_stale(ledger, time_machine):
    time_machine.move_to(NOW, tick=False)
    mark_stale([ledger.person().pk])
    assert (task(), task()) == (1, 0)


def test_a_repair_counts_those_who_were_never_counted(ledger):
    people = [ledger.person() for _each in range(3)]
    assert recount_loads(TODAY) == 3
    assert LoadSnapshot.objects.filter(participant__in=people, made_on=TODAY).count() == 3


@pytest.mark.parametrize("count", [1, 3])
def test_a_batch_costs_the_same_for_many_as_for_one(ledger, count):
    ids = [waiting_for_an_answer(ledger)[0].pk for _each in range(count)]
    with CaptureQueriesContext(connection) as seen:
        count_loads(ids, today=TODAY)
    assert len(seen) == 15


def test_a_round_of_more_than_a_batch_counts_them_all(ledger):
    factories_rows = [factories.participant(ledger.home, email="") for _each in range(BATCH + 3)]
    mark_stale([one.pk for one in factories_rows])
    assert refresh_loads(now=NOW) == BATCH + 3


# Words ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "tone", "asking", "owed", "came_back", "is_blocked"),
    [
        (
            {"answered": 3, "due": 3, "credited": 3},
            "good",
            "Fine to ask",
            "",
            "Heard back on 3 of 3",
            False,
        ),
        (
            {
                "band": "rest",
                "blocked_by": "debt",
                "debt": 2,
                "answered": 4,
                "due": 4,
                "credited": "1.5",
            },
            "bad",
            "Let them rest · we owe them 2 answers",
            "We owe them 2 answers",
            "Heard back on 1 of 4",
            True,
        ),
        (
            {"band": "high", "blocked_by": "debt", "debt": 2, "answered": 2, "due": 2},
            "bad",
            "Not until we answer the last two",
            "We owe them 2 answers",
            "Heard back on 0 of 2",
            True,
        ),
        (
            {"band": "ok", "blocked_by": "debt", "debt": 3, "answered": 3, "due": 3},
            "bad",
            "Not until we answer the last 3",
            "We owe them 3 answers",
            "Heard back on 0 of 3",
            True,
        ),
        (
            {
                "band": "high",
                "blocked_by": "debt",
                "debt": 1,
                "answered": 2,
                "due": 2,
                "credited": 1,
            },
            "warn",
            "Ask only with a reason",
            "We owe them 1 answer",
            "Heard back on 1 of 2",
            True,
        ),
        ({"band": "high", "answered": 1}, "warn", "Ask only with a reason", "", "–", True),
        (
            {"band": "rest", "blocked_by": "score", "answered": 1},
            "bad",
            "Let them rest",
            "",
            "–",
            True,
        ),
        ({"band": "watch", "answered": 1}, "good", "Fine to ask, not too often", "", "–", False),
        ({}, "good", "Fine to ask · never heard yet", "", "–", False),
        ({"blocked_by": "opt_out"}, "bad", "Does not want to be asked", "", "–", True),
        ({"blocked_by": "hold"}, "bad", "Ask nothing for now", "", "–", True),
        (
            {"blocked_by": "own_limit"},
            "bad",
            "Not now: as often as they said we may",
            "",
            "–",
            True,
        ),
        ({"blocked_by": "unanswered"}, "bad", "Do not write: try once, another way", "", "–", True),
        ({"blocked_by": "gap"}, "warn", "Asked within the week: wait a little", "", "–", True),
        ({"blocked_by": "cap_30d"}, "warn", "Asked often this month: wait a little", "", "–", True),
    ],
)
def test_words_and_never_a_number_that_judges(
    ledger, fields, tone, asking, owed, came_back, is_blocked
):
    who = ledger.person()
    factories.load_snapshot(ledger.home, participant=who, score="72.7", **fields)
    shown = shown_loads([who.pk], TODAY)[who.pk]
    assert (shown.tone, shown.asking, shown.owed) == (tone, asking, owed)
    assert (shown.came_back, shown.is_blocked) == (came_back, is_blocked)
    numbers = set(re.findall(r"\d+", repr(replace(shown, participant_id=0))))
    assert not {"72", "73"} & numbers


def test_whoever_was_never_counted_is_fine_to_ask(ledger):
    who = ledger.person()
    assert shown_loads([who.pk], TODAY)[who.pk].asking == "Fine to ask · never heard yet"
    assert LimitsVersion.objects.count() == 0


@pytest.mark.parametrize("count", [1, 3])
def test_showing_many_is_one_statement(ledger, count):
    ids = [ledger.person().pk for _each in range(count)]
    with CaptureQueriesContext(connection) as seen:
        shown_loads(ids, TODAY)
    assert len(seen) == 1
