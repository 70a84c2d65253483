"""Hours and places of meetings, the two voices, and for how long a question to a room can be answered."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedback import terms
from feedback.domain import debrief, live, meetings, rooms
from feedback.domain.meetings import NoSuchHourError, Part, begins_at, part_of, reminds_at

pytestmark = pytest.mark.unit

LONDON = ZoneInfo("Europe/London")
SPRING, AUTUMN = date(2027, 3, 28), date(2027, 10, 31)


def test_an_hour_is_the_hour_of_the_clock_on_both_sides_of_the_change():
    assert begins_at(date(2027, 3, 27), time(18), LONDON) == datetime(2027, 3, 27, 18, tzinfo=UTC)
    assert begins_at(SPRING, time(18), LONDON) == datetime(2027, 3, 28, 17, tzinfo=UTC)


def test_an_hour_that_the_clocks_skip_is_refused():
    with pytest.raises(NoSuchHourError):
        begins_at(SPRING, time(1, 30), LONDON)


def test_of_an_hour_that_comes_twice_the_first_is_meant():
    assert begins_at(AUTUMN, time(1, 30), LONDON) == datetime(2027, 10, 31, 0, 30, tzinfo=UTC)


@given(
    st.dates(min_value=date(2026, 1, 1), max_value=date(2030, 12, 31)),
    st.times(),
    st.sampled_from(["Europe/London", "America/New_York", "Australia/Lord_Howe", "UTC"]),
)
def test_the_instant_shows_the_hour_that_was_typed_or_there_is_none(day, hour, zone):
    where = ZoneInfo(zone)
    try:
        local = begins_at(day, hour, where).astimezone(where)
    except NoSuchHourError:
        return
    assert (local.date(), local.time()) == (day, hour)


def test_people_are_reminded_at_nine_two_days_before_also_over_the_change_of_clocks():
    starts = begins_at(date(2027, 3, 29), time(18, 30), LONDON)
    assert reminds_at(starts, LONDON) == datetime(2027, 3, 27, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("capacity", "coming", "left"), [(None, 99, None), (6, 4, 2), (6, 6, 0), (6, 7, 0)]
)
def test_places_left(capacity, coming, left):
    assert meetings.places_left(capacity, coming) == left


@pytest.mark.parametrize(
    ("wanted", "left", "before", "state"),
    [
        ("coming", None, "", "coming"),
        ("coming", 1, "", "coming"),
        ("coming", 0, "", "waiting"),
        ("coming", 0, "coming", "coming"),
        ("coming", 0, "maybe", "waiting"),
        ("maybe", 0, "", "maybe"),
        ("not_coming", 0, "coming", "not_coming"),
    ],
)
def test_where_it_is_full_people_go_on_the_list_and_nobody_loses_a_place(
    wanted, left, before, state
):
    assert meetings.state_given(wanted, left=left, before=before) == state


def test_where_a_meeting_stands():
    starts = datetime(2027, 3, 4, 18, tzinfo=UTC)
    ends = starts + timedelta(hours=2)
    minute = timedelta(minutes=1)
    assert part_of(starts, ends, starts - minute) is Part.BEFORE
    assert part_of(starts, ends, starts) is Part.IN_THE_ROOM
    assert part_of(starts, ends, ends) is Part.AFTER
    assert part_of(None, None, starts) is Part.AFTER


def test_both_sides_are_asked_the_same_and_every_question_has_words():
    assert tuple(terms.DEBRIEF_QUESTIONS) == debrief.QUESTIONS
    assert tuple(dict(terms.DEBRIEF_SIDES)) == debrief.SIDES
    assert set(terms.SPEAKS_WORDS) == set(dict(terms.HOW_MUCH_SPOKEN))


def test_of_one_person_alone_nothing_more_is_noted():
    alone = rooms.InTheRoom("Commissioner", 1, set_agenda=True, spoke="most")
    assert alone.of_a_group() == rooms.InTheRoom("Commissioner", 1)
    three = rooms.InTheRoom("Families", 3, set_agenda=True, spoke="most")
    assert three.of_a_group() == three


def test_a_question_can_be_answered_while_it_is_open_and_half_a_day_at_most():
    opened = datetime(2027, 3, 4, 18, tzinfo=UTC)
    assert live.is_live(opened, None, opened)
    assert not live.is_live(None, None, opened)
    assert not live.is_live(opened, opened, opened)
    assert not live.is_live(opened, None, opened + live.LASTS)
