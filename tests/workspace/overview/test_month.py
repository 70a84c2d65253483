"""The page and the mail of one month: numbers and sentences, once for each manager and owner, and never twice."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.urls import reverse

from notices.actions import compose, deliver, plan, preview
from tests import factories
from tests.factories import NOW, TODAY

pytestmark = pytest.mark.integration

NO = {"disposition": "not_changed", "why": "There is no money.", "decided_by": "Ruth"}
RULE = "month_report"


def told(now):
    return [one for one in preview(now=now).notices if one.rule == RULE]


def test_the_page_says_what_was_due_in_the_month(desk):
    desk.asked(due=-10, told=-12)
    desk.asked(due=-45)
    text = desk.text("overview_month", month="2027-02")
    assert "February 2027: how we kept our promises" in text
    assert "1 time people were to have first news: 1 kept, 0 late, 0 broken so far" in text
    assert "1 of 2 times people heard back by the promised day" in text
    assert "On 1 March 2027 we owe 1 answer." in text


@pytest.mark.parametrize("month", ["2027-04", "2027-13", "x", "1999-01"])
def test_months_to_come_and_no_months_have_no_page(desk, month):
    place = {"org": desk.home.slug, "month": month}
    assert desk.client.get(reverse("workspace:overview_month", kwargs=place)).status_code == 404


def test_reasons_about_what_needs_care_are_not_on_the_sheet(desk):
    desk.tell(desk.asked(due=-20), TODAY - timedelta(days=9), **NO)
    care = desk.asked(due=-20, needs_care=True, title="What happened at home")
    desk.tell(care, TODAY - timedelta(days=9), **NO | {"why": "The court decides."})
    text = desk.text("overview_month", month="2027-02")
    assert "There is no money." in text
    assert "The court decides." not in text
    assert "What happened at home" not in text


def test_managers_and_owners_get_it_once(desk):
    desk.asked(due=-10)
    found = plan(now=NOW).notices
    assert sorted(one.role for one in found if one.rule == RULE) == ["manager", "owner"]
    later = NOW + timedelta(days=3)
    assert [one for one in plan(now=later).notices if one.rule == RULE] == []


def test_the_mail_holds_numbers_no_names_and_no_titles(desk):
    about = desk.asked(due=-10, title="What happened at home", needs_care=True)
    desk.tell(about, TODAY - timedelta(days=12), **NO)
    plan(now=NOW)
    compose(now=NOW)
    deliver(now=NOW)
    letter = next(one for one in mail.outbox if "February 2027" in one.subject)
    assert "People heard back in time 1 of 1 times." in letter.body
    for words in ("What happened at home", "There is no money.", "Ruth", about.project.title):
        assert words not in letter.body + letter.subject


@pytest.mark.parametrize(
    ("now", "is_time"),
    [
        (datetime(2027, 3, 1, 7, 59, tzinfo=UTC), False),
        (datetime(2027, 3, 1, 8, 0, tzinfo=UTC), True),
        (datetime(2027, 3, 8, 20, 0, tzinfo=UTC), True),
        (datetime(2027, 3, 9, 8, 0, tzinfo=UTC), False),
        (datetime(2027, 2, 26, 9, 0, tzinfo=UTC), False),
    ],
)
def test_it_comes_at_eight_on_the_first_working_day_or_within_a_week(desk, now, is_time):
    desk.asked(due=-10)
    assert bool(told(now)) == is_time


def test_days_are_those_of_the_organisation(desk):
    desk.asked(due=-10)
    desk.home.time_zone, desk.home.working_days = "Pacific/Kiritimati", 127
    desk.home.save()
    assert not told(datetime(2027, 2, 28, 17, 59, tzinfo=UTC))
    assert told(datetime(2027, 2, 28, 18, 0, tzinfo=UTC))
    desk.home.working_days = 1 << 5  # Saturdays
    desk.home.save()
    assert not told(NOW)
    assert told(datetime(2027, 3, 6, 9, 0, tzinfo=UTC))


def test_nobody_gets_it_where_nothing_was_due_in_a_year(desk):
    desk.asked(due=20)
    factories.closed_consultation(desk.home, promised_on=TODAY - timedelta(days=500))
    assert not told(NOW)


def test_the_organisation_is_what_it_is_about(desk):
    desk.asked(due=-10)
    assert {one.subject for one in told(NOW)} == {f"organisation:{desk.home.pk}"}
