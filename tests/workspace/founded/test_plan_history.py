"""What changed in a plan: in words, by part, page by page; and what is new to somebody until they say they saw it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.template.loader import render_to_string
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from access.models import AuditEntry
from access.scope import working_in
from projects.models import PlanChange, PlanSeen
from tests.factories import NOW, actor, plan_change, plan_seen, team_member
from tests.projects.founded.conftest import said
from workspace.plan_history import ON_A_PAGE, plan_changed

pytestmark = [pytest.mark.integration]

PAGE, SEEN = "workspace:plan_history", "workspace:plan_history_seen"
HOUR = timedelta(hours=1)
QUERIES = 15


@pytest.fixture
def change(cast, here):
    def made(**fields):
        given = {"project": here, "by": cast.manager}
        return plan_change(cast.organisation, **(given | fields))

    return made


def test_a_change_reads_as_before_and_after_in_words(cast, change, staff):
    change(
        part="evidence",
        title="Families wait",
        fields=[["strength", "2", "3"], ["dated_on", "", "2027-02-14"]],
    )
    page = staff.page(PAGE)
    assert "What it is founded on: Families wait" in page
    assert f"Changed · {cast.manager} · 1 March 2027" in page
    assert "how strong it is before: Some now: Solid" in page
    assert "of the day before: – now: 14 February 2027" in page


@pytest.mark.parametrize(
    ("verb", "word", "fields"),
    [
        ("added", "Added", [["text", "", "Who calls"]]),
        ("removed", "Removed", [["text", "Who calls", ""]]),
    ],
)
def test_what_came_and_went_is_said(change, staff, verb, word, fields):
    change(verb=verb, fields=fields, by=None)
    page = staff.page(PAGE)
    assert f"{word} · somebody who is no longer here" in page
    assert "what Who calls" in page


def test_a_part_that_is_no_more_is_still_shown(change, staff):
    change(part="moodboard", title="A wall", fields=[["colour", "red", "blue"]])
    page = staff.page(PAGE)
    assert "moodboard: A wall" in page
    assert "colour before: red now: blue" in page


REMOVE = "workspace:plan_words_remove"


def words_of(client, cast, member, change, method="post"):
    client.force_login(member.user)
    where = reverse(REMOVE, kwargs={"org": cast.organisation.slug, "pk": change.pk})
    return getattr(client, method)(where)


def test_words_that_should_not_stand_there_are_taken_out(cast, client, change, staff):
    made = change(title="Jean waits", fields=[["text", "Jean waits", "A parent waits"]])
    asked = words_of(client, cast, cast.manager, made, "get").content.decode()
    assert "Jean waits" in asked
    assert words_of(client, cast, cast.manager, made).status_code == 302
    page = staff.page(PAGE)
    assert ("Jean" in page, "The words were taken out." in page) == (False, True)
    assert f"Changed · {cast.manager} · 1 March 2027" in page
    with working_in(cast.organisation):
        assert "Jean" not in str(list(PlanChange.objects.values()))
        noted = AuditEntry.objects.get(verb="plan_words_removed")
        assert "Jean" not in str(noted.data)


def test_only_who_answers_for_the_project_takes_words_out(cast, client, here, change):
    made = change()
    assert words_of(client, cast, cast.facilitator, made).status_code == 403
    assert words_of(client, cast, cast.viewer, made).status_code == 403
    team_member(cast.organisation, project=here, member=cast.facilitator)
    assert words_of(client, cast, cast.facilitator, made).status_code == 302


def test_one_part_alone_by_the_address(change, staff):
    change(part="scope", title="Letters")
    change(part="evidence", title="Families wait", fields=[])
    assert "Letters" not in staff.page(PAGE, query="?part=evidence")
    assert "Nothing of this kind was changed yet" in staff.page(PAGE, query="?part=group")
    assert "Letters" in staff.page(PAGE, query="?part=%00")


def test_it_goes_page_by_page_newest_first(change, staff):
    for number in range(ON_A_PAGE + 1):
        change(title=f"Change number {number}.", at=NOW - number * HOUR)
    assert f"Change number {ON_A_PAGE}." not in staff.page(PAGE)
    second = staff.page(PAGE, query="?page=2")
    assert (f"Change number {ON_A_PAGE}." in second, "Change number 0." in second) == (True, False)
    assert "Page 1 of 2" in staff.page(PAGE, query="?page=x2")


def test_looking_changes_nothing_and_saying_so_does(cast, change, staff):
    change(at=NOW - HOUR)
    html = staff.call(PAGE).content.decode()
    assert "1 change by others. You have not said yet that you have seen it." in said(
        staff.call(PAGE)
    )
    assert not PlanSeen.objects.exists()
    until = html.split('name="until" value="')[1].split('"')[0]
    assert staff.call(SEEN, until=until).status_code == 302
    assert PlanSeen.objects.get().member_id == cast.facilitator.pk
    assert "Nobody else has changed anything since 1 March 2027" in staff.page(PAGE)


def test_what_came_after_the_page_was_made_stays_new(change, staff):
    change(at=NOW - HOUR)
    staff.call(SEEN, until=(NOW - 2 * HOUR).isoformat())
    page = staff.page(PAGE)
    assert "1 change by others since" in page
    assert page.count("New to you") == 1


@pytest.mark.parametrize(
    "until", ["", "soon", "2027-13-99T00:00Z", "2027-03-01T00:00", "9999-01-01T00:00Z", "\x00"]
)
def test_a_moment_that_is_none_or_to_come_is_now(change, staff, until):
    change()
    assert staff.call(SEEN, until=until, sure="yes").status_code == 302
    assert PlanSeen.objects.get().seen_at == NOW


def test_my_own_changes_are_not_new_to_me(cast, change, staff):
    change(by=cast.facilitator)
    page = staff.page(PAGE)
    assert ("New to you" in page, "Nobody else has changed anything yet." in page) == (False, True)


def test_the_line_for_the_project_page(cast, here, change):
    def line():
        context = plan_changed(here, actor(cast.facilitator))
        context |= {"project": here, "organisation": cast.organisation}
        return render_to_string("workspace/plan_changed.html", context).strip()

    assert line() == ""
    change()
    assert "1 change by others that you have not looked at yet." in line()
    plan_seen(
        cast.organisation, project=here, member=cast.facilitator, seen_at=NOW - timedelta(days=9)
    )
    change()
    assert "2 changes by others since 20 February 2027, when you last looked." in line()


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_costs_the_same_however_much_changed(cast, change, staff, count):
    for _each in range(count):
        change(by=cast.manager)
    staff.call(PAGE)
    with CaptureQueriesContext(connection) as seen:
        assert staff.call(PAGE).status_code == 200
    assert len(seen) == QUERIES
