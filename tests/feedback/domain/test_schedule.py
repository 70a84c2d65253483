"""The clock, against the dates worked out by hand and over every promised date."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedback.domain.schedule import (
    AUDIENCES,
    FAMILIES,
    default_promise,
    due_steps,
    final_due,
    fires_at,
    latest_promise,
    newest_due,
    steps,
)

CLOSE = date(2026, 3, 6)
LONDON = ZoneInfo("Europe/London")
days_after_close = st.integers(min_value=1, max_value=200)
close_dates = st.dates(min_value=date(2000, 1, 1), max_value=date(2100, 1, 1))


def after(days: int) -> date:
    return CLOSE + timedelta(days=days)


def on_day(day: int, promise: int) -> tuple[str, tuple[str, ...]]:
    [step] = [step for step in steps(CLOSE, after(promise)) if step.day == day]
    return step.code, step.to


def test_the_worked_dates_of_a_close_on_friday_6_march_2026() -> None:
    assert [(step.day, step.on) for step in steps(CLOSE)] == [
        (-7, date(2026, 2, 27)),
        (0, date(2026, 3, 6)),
        (14, date(2026, 3, 20)),
        (28, date(2026, 4, 3)),
        (56, date(2026, 5, 1)),
        (84, date(2026, 5, 29)),
        (112, date(2026, 6, 26)),
    ]


def test_who_hears_what_by_default() -> None:
    assert [(step.code, step.to) for step in steps(CLOSE)] == [
        ("confirm", ("owner",)),
        ("closed", ("owner", "participants")),
        ("decide", ("owner", "decider")),
        ("first_word", ("owner", "backup", "participants")),
        ("still_owed", ("owner", "manager")),
        ("overdue", ("owner", "senior", "participants")),
        ("overdue_112", ("owner", "senior")),
    ]


def test_the_promised_date_defaults_to_close_plus_28() -> None:
    assert default_promise(CLOSE) == date(2026, 4, 3)
    assert steps(CLOSE) == steps(CLOSE, date(2026, 4, 3))


@pytest.mark.parametrize(
    ("promise", "days"),
    [
        (1, [-7, 0, 1, 56, 84, 112]),
        (14, [-7, 0, 14, 56, 84, 112]),
        (15, [-7, 0, 1, 15, 56, 84, 112]),
        (20, [-7, 0, 6, 20, 56, 84, 112]),
        (55, [-7, 0, 41, 55, 56, 84, 112]),
        (56, [-7, 0, 42, 56, 84, 112]),
        (60, [-7, 0, 46, 60, 84, 112]),
        (70, [-7, 0, 56, 70, 84, 112]),
        (84, [-7, 0, 70, 84, 112]),
        (98, [-7, 0, 84, 98, 112]),
        (100, [-7, 0, 84, 86, 100, 112]),
        (112, [-7, 0, 84, 98, 112]),
    ],
)
def test_the_days_of_other_promises(promise: int, days: list[int]) -> None:
    assert [step.day for step in steps(CLOSE, after(promise))] == days


def test_the_day_of_the_twelve_weeks_and_the_promise_is_one_step_for_both() -> None:
    assert on_day(84, promise=84) == ("overdue", ("owner", "backup", "senior", "participants"))


def test_the_decider_is_asked_in_the_same_step_as_the_senior() -> None:
    assert on_day(84, promise=98) == ("waiting_84", ("owner", "decider", "senior"))


def test_nobody_who_answered_hears_late_before_the_promised_day() -> None:
    assert on_day(84, promise=100) == ("waiting_84", ("owner", "senior"))
    assert on_day(100, promise=100) == ("first_word", ("owner", "backup", "participants"))
    assert on_day(112, promise=100) == ("overdue_112", ("owner", "senior"))


def test_a_promise_beyond_the_last_day_shows_when_asked_for() -> None:
    assert [step.day for step in steps(CLOSE, after(140))] == [-7, 0, 84, 112]
    late = steps(CLOSE, after(140), until=after(168))
    assert [(step.day, step.code) for step in late if step.day > 84] == [
        (112, "waiting_112"),
        (126, "decide"),
        (140, "overdue_140"),
        (168, "overdue_168"),
    ]
    assert late[-2].to == ("owner", "backup", "senior", "participants")


def test_until_ends_the_steps_early_or_late_and_its_day_is_included() -> None:
    assert [step.day for step in steps(CLOSE, until=after(14))] == [-7, 0, 14]
    assert [step.day for step in steps(CLOSE, until=after(-8))] == []
    assert [step.day for step in steps(CLOSE, until=after(170))][-3:] == [112, 140, 168]


def test_the_family_and_the_occasion_of_a_step() -> None:
    last = steps(CLOSE)[-1]
    assert (last.family, last.occasion) == ("overdue", "overdue_112:2026-06-26")
    assert [step.family for step in steps(CLOSE)] == [
        *("confirm", "closed", "decide", "first_word", "still_owed", "overdue", "overdue"),
    ]


def test_the_last_days_for_a_promise_and_for_a_final_word() -> None:
    assert latest_promise(CLOSE) == date(2026, 5, 29)
    assert final_due(CLOSE) == date(2026, 5, 29)
    assert final_due(CLOSE, after(100)) == after(100)


def test_steps_go_out_at_eight_local_time_and_the_closing_one_the_morning_after() -> None:
    at = {step.code: fires_at(step, LONDON).astimezone(UTC) for step in steps(CLOSE)}
    assert at["decide"] == datetime(2026, 3, 20, 8, tzinfo=UTC)
    assert at["first_word"] == datetime(2026, 4, 3, 7, tzinfo=UTC)
    assert at["closed"] == datetime(2026, 3, 7, 8, tzinfo=UTC)


def test_on_an_ordinary_day_each_audience_has_its_newest_step() -> None:
    newest = newest_due(steps(CLOSE), after(28), opened_on=after(-20))
    assert {audience: step.code for audience, step in newest.items()} == {
        "owner": "first_word",
        "participants": "first_word",
        "backup": "first_word",
        "decider": "decide",
    }


def test_after_an_outage_older_steps_are_overtaken_and_early_ones_not_open() -> None:
    due = due_steps(steps(CLOSE), after(56), opened_on=after(-3))
    assert [(one.step.code, one.audience, one.skip) for one in due] == [
        ("confirm", "owner", "not_open"),
        ("closed", "owner", "overtaken"),
        ("closed", "participants", "overtaken"),
        ("decide", "owner", "overtaken"),
        ("decide", "decider", ""),
        ("first_word", "owner", "overtaken"),
        ("first_word", "backup", ""),
        ("first_word", "participants", ""),
        ("still_owed", "owner", ""),
        ("still_owed", "manager", ""),
    ]


def test_an_ask_that_never_opened_owes_no_step() -> None:
    assert newest_due(steps(CLOSE), after(90)) == {}
    assert {one.skip for one in due_steps(steps(CLOSE), after(90))} == {"not_open"}


def test_before_its_day_no_step_is_due() -> None:
    assert due_steps(steps(CLOSE), after(-8), opened_on=after(-30)) == []


@given(close_dates, days_after_close, st.integers(min_value=-10, max_value=400))
def test_steps_are_sorted_dated_and_addressed(close_on: date, promise: int, until: int) -> None:
    promised_on = close_on + timedelta(days=promise)
    found = steps(close_on, promised_on, until=close_on + timedelta(days=until))

    assert all(one.day < two.day for one, two in pairwise(found))
    assert all(step.on == close_on + timedelta(days=step.day) for step in found)
    assert all(step.day <= until for step in found)
    assert all(step.to == tuple(one for one in AUDIENCES if one in step.to) for step in found)
    assert all("owner" in step.to and step.family in FAMILIES for step in found)
    assert len({step.occasion for step in found}) == len(found)


@given(close_dates, days_after_close)
def test_the_promised_day_and_every_fourth_week_are_always_there(
    close_on: date, promise: int
) -> None:
    promised_on = close_on + timedelta(days=promise)
    found = {
        step.day: step for step in steps(close_on, promised_on, until=close_on + timedelta(300))
    }

    assert {-7, 0, promise, 84, 112, 140, 168, 196, 224, 252, 280} <= set(found)
    assert (promise - 14 in found) == (promise - 14 > 0 or promise - 14 == -7 or promise == 14)
    assert {"owner", "backup", "participants"} <= set(found[promise].to)
    assert all("participants" not in step.to for day, step in found.items() if 0 < day < promise)


@given(close_dates, days_after_close, st.integers(-20, 400), st.integers(-40, 40))
def test_at_most_one_step_per_audience_goes_out(
    close_on: date, promise: int, today: int, opened: int
) -> None:
    day, opened_on = close_on + timedelta(days=today), close_on + timedelta(days=opened)
    found = steps(close_on, close_on + timedelta(days=promise), until=day)
    due = due_steps(found, day, opened_on=opened_on)
    out = [one for one in due if not one.skip]

    assert len({one.audience for one in out}) == len(out)
    assert len(due) == sum(len(step.to) for step in found)
    for one in out:
        later = [s for s in found if one.audience in s.to and s.day > one.step.day]
        assert later == []
        assert one.step.on >= opened_on
