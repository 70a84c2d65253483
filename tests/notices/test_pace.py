"""When a message may go: quiet hours, working days, one a day or in seven days, and clocks that jump."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notices.domain.pace import MORNING, NOW, PACES, SOON, WEEKLY, Rhythm, goes_at

pytestmark = pytest.mark.unit

LONDON = ZoneInfo("Europe/London")
WORKING = 31
OFFICE = Rhythm(LONDON, 19, 8, days=WORKING)
ANY_DAY = Rhythm(LONDON, 19, 8)
ZONES = [
    *("Pacific/Kiritimati", "Pacific/Apia", "Pacific/Auckland", "Pacific/Norfolk"),
    *("Australia/Lord_Howe", "Australia/Sydney", "Asia/Tokyo", "Asia/Shanghai", "Asia/Bangkok"),
    *("Asia/Kathmandu", "Asia/Karachi", "Asia/Dubai", "Asia/Tehran", "Africa/Nairobi"),
    *("Europe/Athens", "Africa/Lagos", "Europe/London", "Atlantic/Azores", "America/Noronha"),
    *("America/St_Johns", "America/Halifax", "America/New_York", "America/Chicago"),
    *("America/Denver", "America/Los_Angeles", "America/Anchorage", "Pacific/Honolulu"),
    *("Pacific/Marquesas", "Pacific/Pago_Pago", "Pacific/Chatham"),
]


def at(text, zone=LONDON):
    return datetime.fromisoformat(text).replace(tzinfo=zone)


def same(found, text, zone=LONDON):
    return found == at(text, zone).astimezone(UTC)


@pytest.mark.parametrize(
    ("moment", "opens"),
    [
        ("2026-11-27T18:59", "2026-11-27T18:59"),
        ("2026-11-27T19:00", "2026-11-30T08:00"),
        ("2026-11-28T12:00", "2026-11-30T08:00"),
        ("2026-11-30T07:59", "2026-11-30T08:00"),
        ("2026-11-30T08:00", "2026-11-30T08:00"),
    ],
)
def test_colleagues_hear_on_working_days_outside_quiet_hours(moment, opens):
    assert same(OFFICE.opens_at(at(moment)), opens)


def test_people_hear_on_every_day():
    assert same(ANY_DAY.opens_at(at("2026-11-28T12:00")), "2026-11-28T12:00")
    assert same(ANY_DAY.opens_at(at("2026-11-27T23:00")), "2026-11-28T08:00")


def test_quiet_hours_may_lie_within_one_day_or_not_be_there():
    early = Rhythm(LONDON, 1, 6)
    assert same(early.opens_at(at("2026-11-28T03:00")), "2026-11-28T06:00")
    assert same(early.opens_at(at("2026-11-28T00:30")), "2026-11-28T00:30")
    assert same(Rhythm(LONDON, 5, 5).opens_at(at("2026-11-28T05:30")), "2026-11-28T05:30")


def test_without_any_day_nothing_is_held_back():
    assert same(Rhythm(LONDON, days=0).opens_at(at("2026-11-28T03:00")), "2026-11-28T03:00")


def test_what_is_overdue_goes_in_the_middle_of_the_night():
    night = at("2026-11-28T03:00")
    assert goes_at(NOW, OFFICE, night, last=night) == night


def test_there_is_one_message_in_a_morning():
    first = at("2026-11-30T08:00")
    assert goes_at(MORNING, OFFICE, first) == first
    assert same(goes_at(MORNING, OFFICE, at("2026-11-30T15:00"), last=first), "2026-12-01T08:00")
    assert same(goes_at(MORNING, OFFICE, at("2026-12-01T08:00"), last=first), "2026-12-01T08:00")


def test_on_friday_the_next_morning_is_monday():
    friday = at("2026-11-27T08:00")
    assert same(goes_at(MORNING, OFFICE, at("2026-11-27T09:00"), last=friday), "2026-11-30T08:00")


def test_the_first_news_goes_at_once_and_the_next_on_the_day_of_the_week():
    first = at("2026-12-02T10:00")
    assert goes_at(WEEKLY, ANY_DAY, first) == first
    assert same(goes_at(WEEKLY, ANY_DAY, at("2026-12-03T10:00"), last=first), "2026-12-14T08:00")
    on_wednesdays = Rhythm(LONDON, 19, 8, weekday=3)
    assert same(
        goes_at(WEEKLY, on_wednesdays, at("2026-12-03T10:00"), last=first), "2026-12-09T08:00"
    )
    later = at("2026-12-10T10:00")
    assert goes_at(WEEKLY, ANY_DAY, later, last=first) == later


def test_no_promise_is_missed_by_waiting():
    first, now = at("2026-12-02T10:00"), at("2026-12-03T10:00")
    needed_by = at("2026-12-12T00:00")
    assert goes_at(WEEKLY, ANY_DAY, now, last=first, needed_by=needed_by) == now
    night = at("2026-12-03T22:00")
    found = goes_at(WEEKLY, ANY_DAY, night, last=first, needed_by=needed_by)
    assert same(found, "2026-12-04T08:00")
    assert goes_at(WEEKLY, ANY_DAY, now, last=first, needed_by=at("2026-12-15T00:00")) > now


def test_what_comes_soon_waits_for_nobody():
    now = at("2026-12-03T10:00")
    assert goes_at(SOON, ANY_DAY, now, last=now) == now
    assert same(goes_at(SOON, ANY_DAY, at("2026-12-03T20:00")), "2026-12-04T08:00")


def test_a_colleague_may_choose_at_once_or_once_a_week():
    assert Rhythm(LONDON, instead=WEEKLY).pace_for(MORNING) == WEEKLY
    assert Rhythm(LONDON, instead=SOON).pace_for(NOW) == NOW
    assert Rhythm(LONDON).pace_for(MORNING) == MORNING


@pytest.mark.parametrize(
    ("evening", "morning", "zone", "hours"),
    [
        ("2026-03-28T19:00", "2026-03-29T08:00", "Europe/London", 12),
        ("2026-10-24T19:00", "2026-10-25T08:00", "Europe/London", 14),
        ("2026-04-04T19:00", "2026-04-05T08:00", "Australia/Lord_Howe", 13.5),
        ("2026-10-03T19:00", "2026-10-04T08:00", "Australia/Lord_Howe", 12.5),
        ("2026-03-28T19:00", "2026-03-29T08:00", "Pacific/Kiritimati", 13),
    ],
)
def test_a_night_in_which_the_clock_jumps_is_shorter_or_longer(evening, morning, zone, hours):
    rhythm = Rhythm(ZoneInfo(zone), 19, 8)
    found = rhythm.opens_at(at(evening, ZoneInfo(zone)))
    assert same(found, morning, ZoneInfo(zone))
    assert found - at(evening, ZoneInfo(zone)).astimezone(UTC) == timedelta(hours=hours)


def test_an_hour_that_does_not_exist_begins_when_the_clock_goes_on():
    rhythm = Rhythm(LONDON, 22, 1)
    assert same(rhythm.opens_at(at("2026-03-28T23:00")), "2026-03-29T02:00")


def test_an_hour_that_comes_twice_is_quiet_twice():
    rhythm = Rhythm(LONDON, 22, 2)
    first = rhythm.opens_at(datetime(2026, 10, 25, 0, 30, tzinfo=UTC))
    assert first == datetime(2026, 10, 25, 2, 0, tzinfo=UTC)


moments = st.datetimes(
    datetime(2025, 1, 1), datetime(2028, 1, 1), timezones=st.just(UTC), allow_imaginary=False
)
rhythms = st.builds(
    Rhythm,
    st.sampled_from(ZONES).map(ZoneInfo),
    st.integers(0, 23),
    st.integers(0, 23),
    days=st.integers(1, 127),
    weekday=st.integers(1, 7),
)


@given(rhythms, moments)
def test_it_opens_within_nine_days_at_an_hour_that_is_allowed(rhythm, moment):
    opens = rhythm.opens_at(moment)
    assert moment <= opens <= moment + timedelta(days=9)
    assert rhythm.may_write(opens)
    assert rhythm.opens_at(opens) == opens


@given(rhythms, st.lists(moments, min_size=2, max_size=30), st.sampled_from([MORNING, WEEKLY]))
def test_whoever_hears_gathered_news_has_days_without(rhythm, ticks, pace):
    """However often the clock ticks, and also when it is set back, two never fall into one day, or into one week."""
    sent, last = [], None
    later = [rhythm.opens_at(max(ticks) + timedelta(days=days)) for days in (20, 40)]
    for now in [*ticks, *later]:
        if goes_at(pace, rhythm, now, last=last) <= now:
            sent.append(rhythm.day(now))
            last = max(now, last or now)
    apart = timedelta(days=7 if pace == WEEKLY else 1)
    assert len(sent) >= len(later)
    assert all(second - first >= apart for first, second in pairwise(sent))


@given(rhythms, moments, moments, st.sampled_from(PACES))
def test_whatever_waits_goes_in_the_end(rhythm, last, now, pace):
    moment = goes_at(pace, rhythm, now, last=last)
    assert moment >= now
    assert goes_at(pace, rhythm, moment, last=last) == moment
