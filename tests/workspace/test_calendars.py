"""A member's own calendar reads titles and dates by a private address, which opens nothing once it was taken back."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from icalendar import Calendar

from access.models import AuditEntry
from access.scope import working_in
from organisations.models import CalendarFeed
from projects.models import Project
from tests import factories
from tests.access.tables import checksums
from tests.factories import (
    NOW,
    TODAY,
    action,
    calendar_feed,
    consultation,
    decision,
    meeting,
    open_consultation,
    project,
)

pytestmark = [pytest.mark.integration]

DAY = timedelta(days=1)
ADDRESS = "/calendar/the-token.ics"


@pytest.fixture
def world(db, time_machine):
    time_machine.move_to(NOW, tick=False)
    return factories.two_organisations()


@pytest.fixture
def cast(world):
    with working_in(world.a.organisation):
        yield world.a


@pytest.fixture
def feed(cast):
    return calendar_feed(cast.organisation, member=cast.viewer, token="the-token")


def settings_of(client, member, **data):
    client.force_login(member.user)
    address = reverse("workspace:calendar_settings", kwargs={"org": member.organisation.slug})
    return client.post(address, data) if data else client.get(address)


def events(answer):
    """Return the events by what they are called, without the installation's own name."""
    return {
        str(one["uid"]).split("@")[0]: one
        for one in Calendar.from_ical(answer.content).walk("VEVENT")
    }


def titles(answer):
    return sorted(str(one["summary"]) for one in events(answer).values())


def test_an_address_is_shown_once_and_only_its_hash_is_kept(client, cast):
    page = settings_of(client, cast.viewer, make="1").content.decode()
    token = page.split("/calendar/")[1].split(".ics")[0]
    assert CalendarFeed.objects.get().member == cast.viewer
    assert client.get(f"/calendar/{token}.ics").status_code == 200
    assert token not in settings_of(client, cast.viewer).content.decode()
    assert token not in repr(list(AuditEntry.objects.values_list()))


def test_there_are_five_addresses_at_most(client, cast):
    for _each in range(5):
        assert settings_of(client, cast.viewer, make="1").status_code == 200
    refused = settings_of(client, cast.viewer, make="1")
    assert refused.status_code == 422
    assert CalendarFeed.objects.count() == 5


def test_looking_makes_no_address(client, cast):
    settings_of(client, cast.viewer)
    assert CalendarFeed.objects.count() == 0


def test_one_that_was_taken_back_opens_nothing_at_once(client, cast, feed):
    address = reverse(
        "workspace:calendar_revoke", kwargs={"org": cast.organisation.slug, "pk": feed.pk}
    )
    client.force_login(cast.owner.user)
    assert client.post(address).status_code == 403
    client.force_login(cast.viewer.user)
    assert client.get(address).status_code == 405
    assert client.get(ADDRESS).status_code == 200
    assert client.post(address).status_code == 302
    assert client.get(ADDRESS).status_code == 404


def left(feed):
    feed.member.is_active = False
    feed.member.save()


def switched_off(feed):
    feed.member.user.is_active = False
    feed.member.user.save()


def ran_out(feed):
    feed.expires_at = NOW
    feed.save()


@pytest.mark.parametrize("gone", [left, switched_off, ran_out])
def test_whoever_does_not_belong_here_any_more_gets_nothing(client, feed, gone):
    assert client.get(ADDRESS).status_code == 200
    gone(feed)
    assert client.get(ADDRESS).status_code == 404


def test_all_current_projects_are_in_it_and_nothing_of_another_organisation(client, world, feed):
    home = world.a.organisation
    here = project(home, title="Here")
    here.stages.filter(number=1).update(starts_on=TODAY, ends_on=TODAY + DAY)
    about = open_consultation(home, project=here, title="Room")
    night = {"title": "Night", "decides_on": None, "kind": "meeting"}
    meeting(home, consultation=open_consultation(home, project=here, **night))
    decision(home, project=here, title="First", due_on=TODAY)
    open_consultation(home, project=project(home, archived_at=NOW), title="Put away")
    thrown = project(home)
    open_consultation(home, project=thrown, title="Binned")
    Project.objects.filter(pk=thrown.pk).update(binned_at=NOW)
    consultation(home, project=here, title="Draft")
    open_consultation(world.b.organisation, title="Theirs")
    found = client.get(ADDRESS)
    assert titles(found) == [
        "Last day for answers: Room (Here)",
        "Meeting: Night (Here)",
        "Stage ends: 1 Insight (Here)",
        "Stage starts: 1 Insight (Here)",
        "Tell people what happened: Night (Here)",
        "Tell people what happened: Room (Here)",
        "To be decided: First (Here)",
        "To be decided: Room (Here)",
    ]
    assert world.b.canary.encode() not in found.content
    assert events(found)[f"ask_promised-{about.pk}"]["dtstart"].dt == about.promised_on


def test_only_ones_own_actions_and_never_what_they_say(client, cast, feed):
    here = project(cast.organisation, title="Here")
    action(cast.organisation, project=here, text="Ring Jean McAllister", member=cast.viewer)
    action(cast.organisation, project=here, text="Another’s", member=cast.owner)
    found = client.get(ADDRESS)
    assert titles(found) == ["Something that you agreed to do (Here)"]
    assert b"Jean" not in found.content


def test_the_title_of_an_ask_that_needs_care_stays_here(client, cast, feed):
    here = project(cast.organisation, title="Here")
    about = open_consultation(
        cast.organisation, project=here, title="Being hit at home", needs_care=True
    )
    meeting(cast.organisation, consultation=about)
    found = client.get(ADDRESS)
    assert "Meeting: something that we ask (Here)" in titles(found)
    assert b"hit at home" not in found.content


@pytest.mark.parametrize("kind", ["ask_promised", "action"])
def test_one_date_for_a_calendar_tells_no_more_than_all_of_them(client, cast, kind):
    here = project(cast.organisation, title="Here")
    about = open_consultation(cast.organisation, project=here, title="Hit", needs_care=True)
    agreed = action(cast.organisation, project=here, text="Ring Hit", due_on=TODAY)
    number = {"ask_promised": about.pk, "action": agreed.pk}[kind]
    client.force_login(cast.viewer.user)
    where = {"org": cast.organisation.slug, "pk": here.pk, "kind": kind, "number": number}
    found = client.get(reverse("workspace:date_ics", kwargs=where))
    assert len(titles(found)) == 1
    assert b"Hit" not in found.content


def test_it_carries_titles_and_dates_and_nothing_else(client, cast, feed):
    open_consultation(cast.organisation, project=project(cast.organisation))
    (event, *_others) = events(client.get(ADDRESS)).values()
    assert set(event) == {"UID", "DTSTAMP", "DTSTART", "SUMMARY", "TRANSP", "URL"}


def test_reading_changes_nothing_and_leaves_nothing_on_the_device(client, cast, feed):
    open_consultation(cast.organisation)
    before = checksums()
    answer = client.get(ADDRESS)
    assert checksums() == before
    assert not answer.cookies
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer["Cache-Control"] == "private, no-cache"
    assert client.post(ADDRESS).status_code == 405


def test_what_did_not_change_is_not_sent_again(client, cast, feed, time_machine):
    made = open_consultation(cast.organisation)
    mark = client.get(ADDRESS)["ETag"]
    time_machine.move_to(NOW + timedelta(hours=3), tick=False)
    again = client.get(ADDRESS, headers={"If-None-Match": mark})
    assert (again.status_code, again.content) == (304, b"")
    made.title = "Another"
    made.save()
    assert client.get(ADDRESS, headers={"If-None-Match": mark}).status_code == 200


@pytest.mark.parametrize("zone", ["Europe/London", "Pacific/Auckland"])
@pytest.mark.parametrize(
    "day",
    [date(2027, 3, 28), date(2027, 10, 31), date(2027, 4, 4), date(2027, 9, 26), date(2028, 2, 29)],
)
def test_clocks_that_change_move_no_day(client, cast, feed, zone, day):
    cast.organisation.time_zone = zone
    cast.organisation.save()
    made = open_consultation(
        cast.organisation,
        closes_on=day,
        closes_at=datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(zone)) + DAY,
        promised_on=day + DAY,
    )
    found = client.get(ADDRESS)
    assert events(found)[f"ask_closes-{made.pk}"]["dtstart"].dt == day
    assert f"DTSTART;VALUE=DATE:{day:%Y%m%d}".encode() in found.content
    assert b"TZID" not in found.content


HOSTILE = [
    'a, b; c: d \\ e "f"',
    "BEGIN:VEVENT END:VCALENDAR",
    "x" * 140,
    "é" * 139 + "😀",
    "👩‍👧‍👦 \u202eפורים\u202c \u0301",
    "line\r\nATTENDEE:mailto:a@b.example",
]


@pytest.mark.parametrize("title", HOSTILE)
def test_a_title_stays_a_title_whatever_stands_in_it(client, cast, feed, title):
    here = project(cast.organisation, title="Here")
    made = open_consultation(cast.organisation, project=here, title=title)
    found = client.get(ADDRESS)
    event = events(found)[f"ask_closes-{made.pk}"]
    words = " ".join(title.split())
    assert str(event["summary"]) == f"Last day for answers: {words} (Here)"
    assert b"\nATTENDEE" not in found.content
    assert max(map(len, found.content.split(b"\r\n"))) <= 75


@pytest.mark.parametrize("count", [1, 5])
def test_a_calendar_costs_the_same_however_many_projects_there_are(
    client, cast, feed, count, django_assert_num_queries
):
    for _each in range(count):
        here = project(cast.organisation)
        meeting(cast.organisation, consultation=open_consultation(cast.organisation, project=here))
        decision(cast.organisation, project=here, due_on=TODAY)
        action(cast.organisation, project=here, member=cast.viewer)
    with django_assert_num_queries(6):
        client.get(ADDRESS)
