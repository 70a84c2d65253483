"""The list of people: who sees which name, what it is narrowed to, and the same cost for one and for three."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from access.scope import working_in
from participants.models import Participant, SavedView
from tests import factories
from tests.factories import NOW, TODAY
from workspace.people_filter import SHOWS

pytestmark = [pytest.mark.integration, pytest.mark.django_db]

STATEMENTS = {"facilitator": 22, "owner": 21}


@pytest.fixture
def cast(time_machine):
    time_machine.move_to(NOW, tick=False)
    return factories.cast()


@pytest.fixture
def project(cast):
    """The facilitator's own project."""
    made = factories.project(cast.organisation, title="Early help")
    factories.team_member(cast.organisation, project=made, member=cast.facilitator)
    return made


def person(cast, project, name, *, group=None, load=None, **fields):
    home = cast.organisation
    made = factories.participant(home, name=name, **fields)
    if project is not None:
        factories.participation(home, project=project, participant=made, group=group)
    if load is not None:
        factories.load_snapshot(home, participant=made, **({"made_on": TODAY} | load))
    return made


def address(cast, name="people_list", **kwargs):
    return reverse(f"workspace:{name}", kwargs={"org": cast.organisation.slug, **kwargs})


def look(client, cast, role="facilitator", query="", **posted):
    client.force_login(getattr(cast, role).user)
    at = f"{address(cast)}?{query}"
    return client.post(at, posted) if posted else client.get(at)


def names(response):
    return [row.name for row in response.context["rows"]]


def test_nobody_yet_leads_to_adding_somebody(client, cast, project):
    page = look(client, cast)
    assert "Nobody is written down yet" in page.content.decode()
    assert address(cast, "person_add") in page.content.decode()


def test_who_is_on_no_team_is_not_offered_to_add(client, cast):
    assert address(cast, "person_add") not in look(client, cast).content.decode()


def test_viewers_do_not_see_the_list(client, cast):
    assert look(client, cast, "viewer").status_code == 403


def test_names_are_for_the_teams_that_know_them_and_the_owner(client, cast, project):
    elsewhere = factories.project(cast.organisation, title="Warm homes")
    group = factories.group(cast.organisation, project=elsewhere, name="Landlords")
    mine = person(cast, project, "Shona Muir", channel="text", language="pl")
    other = person(
        cast,
        elsewhere,
        "Ben Adair",
        group=group,
        channel="phone",
        language="ur",
        age_band="13_15",
        contact_phone="0131 496 0001",
    )
    nobodys = person(cast, None, "Callum Reid")
    hidden = [f"Person {other.pk}", f"Person {nobodys.pk}"]
    assert names(look(client, cast)) == ["Shona Muir", *hidden]
    assert names(look(client, cast, "manager")) == [f"Person {mine.pk}", *hidden]
    assert names(look(client, cast, "owner")) == ["Ben Adair", "Callum Reid", "Shona Muir"]
    rows = look(client, cast).context["rows"]
    assert [(row.takes_part_as, row.reach) for row in rows] == [
        ("", "Text message, Polish"),
        ("Landlords", ""),
        ("", ""),
    ]


def test_somebody_asked_or_waiting_for_news_is_known_too(client, cast, project):
    asked, hears = (factories.participant(cast.organisation, name=name) for name in ("Ada", "Bo"))
    about = factories.open_consultation(cast.organisation, project=project)
    factories.ask(cast.organisation, consultation=about, participant=asked)
    factories.subscription(cast.organisation, consultation=about, participant=hears)
    assert names(look(client, cast)) == ["Ada", "Bo"]


def test_no_address_stands_in_the_list(client, cast, project):
    person(
        cast,
        project,
        "Shona Muir",
        email="shona@example.org",
        contact_phone="0131 496 0001",
        contact_note="not at the house",
    )
    html = look(client, cast, "owner").content.decode()
    assert [one in html for one in ("shona@example", "496 0001", "not at the house")] == [False] * 3


def test_a_search_looks_through_the_names_that_may_be_seen(client, cast, project):
    person(cast, project, "Shona Muir")
    person(cast, factories.project(cast.organisation), "Shona Watt")
    page = look(client, cast, name="sho")
    assert names(page) == ["Shona Muir"]
    assert "Watt" not in page.content.decode()
    assert names(look(client, cast, "owner", name="SHONA w")) == ["Shona Watt"]
    assert names(look(client, cast, "manager", name="shona")) == []


@pytest.mark.parametrize("query", ["age=13_15", "channel=phone", "show=needs"])
def test_what_tells_who_it_is_is_looked_for_among_those_who_may_be_seen(
    client, cast, project, query
):
    for where, name in ((project, "Kai"), (factories.project(cast.organisation), "Ellie")):
        made = person(cast, where, name, age_band="13_15", channel="phone")
        factories.access_need(cast.organisation, participant=made)
    assert names(look(client, cast, query=query)) == ["Kai"]
    assert names(look(client, cast, "owner", query=query)) == ["Ellie", "Kai"]


def test_each_link_shows_as_many_as_it_says(client, cast, project):
    ok = {"answered": 2, "band": "ok", "debt": 0}
    person(cast, project, "Never counted")
    person(cast, project, "Never heard", load=ok | {"answered": 0})
    person(cast, project, "Fine", load=ok)
    person(cast, project, "Owed", load=ok | {"debt": 1, "blocked_by": "debt"})
    stopped = person(cast, project, "Stopped", load=ok | {"blocked_by": "opt_out"})
    factories.stop(cast.organisation, participant=stopped)
    person(cast, project, "Said no", load=ok, may_be_asked="no")
    held = person(cast, project, "Held", load=ok)
    factories.hold(cast.organisation, participant=held)
    needs = person(cast, project, "Needs", load=ok | {"band": "high"})
    factories.access_need(cast.organisation, participant=needs)
    factories.access_need(cast.organisation, participant=needs, is_met=True)
    met = person(cast, project, "Met", load=ok | {"band": "high"})
    factories.access_need(cast.organisation, participant=met, is_met=True)
    expected = {
        "never_heard": ["Never counted", "Never heard"],
        "owed": ["Owed"],
        "needs": ["Needs"],
        "fine": ["Fine", "Never counted", "Never heard"],
        "stopped": ["Said no", "Stopped"],
    }
    assert {show: names(look(client, cast, query=f"show={show}")) for show in SHOWS} == expected
    links = look(client, cast).context["shows"]
    assert {one.code: one.count for one in links} == {
        show: len(found) for show, found in expected.items()
    }


def test_groups_and_projects_narrow_it_and_its_counts(client, cast, project):
    group = factories.group(cast.organisation, project=project, name="Parents")
    person(cast, project, "Ada", group=group)
    person(cast, project, "Bo")
    person(cast, factories.project(cast.organisation), "Cy")
    assert names(look(client, cast, "owner", query=f"group={group.pk}")) == ["Ada"]
    within = look(client, cast, "owner", query=f"project={project.pk}")
    assert names(within) == ["Ada", "Bo"]
    assert {one.code: one.count for one in within.context["shows"]}["never_heard"] == 2


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("", ["Ada", "Bo", "cy"]),
        ("least", ["cy", "Bo", "Ada"]),
        ("most", ["Ada", "Bo", "cy"]),
        ("asked", ["cy", "Ada", "Bo"]),
    ],
)
def test_it_is_sorted_as_the_address_says(client, cast, project, sort, expected):
    person(cast, project, "cy")
    person(cast, project, "Ada", load={"score": 70, "last_asked_on": TODAY - timedelta(days=9)})
    person(cast, project, "Bo", load={"score": 20, "last_asked_on": TODAY})
    assert names(look(client, cast, query=f"sort={sort}")) == expected


def test_what_an_address_cannot_mean_is_left_out(client, cast, project):
    person(cast, project, "Ada")
    odd = "show=everything&group=x&project=99999999999&age=7&channel=owl&sort=score&page=zero"
    assert names(look(client, cast, query=odd)) == ["Ada"]
    assert look(client, cast, query=odd).context["narrowed"].as_address == ""


def test_no_score_is_on_the_page(client, cast, project):
    person(cast, project, "Ada", load={"score": "57.3", "band": "high"})
    assert "57" not in look(client, cast).context["rows"][0].load.asking
    assert "57.3" not in look(client, cast).content.decode()


@pytest.mark.parametrize("role", ["facilitator", "owner"])
@pytest.mark.parametrize("count", [1, 3, 60])
def test_the_list_costs_the_same_for_one_three_and_many(client, cast, project, role, count):
    for number in range(count):
        made = person(cast, project, f"Sam {number}", load={"score": number})
        factories.access_need(cast.organisation, participant=made)
    look(client, cast, role)
    with CaptureQueriesContext(connection) as seen:
        client.get(f"{address(cast)}?sort=most&show=needs")
    assert len(seen) == STATEMENTS[role]


def test_a_view_is_kept_opened_renamed_and_deleted(client, cast, project):
    person(cast, project, "Ada")
    look(client, cast)
    kept = client.post(
        address(cast, "people_view_keep"), {"name": "Waiting", "query": "show=owed&junk=1&"}
    )
    assert kept["Location"] == f"{address(cast)}?show=owed&"
    with working_in(cast.organisation):
        (view,) = SavedView.objects.all()
    assert (view.name, view.query, view.member_id) == ("Waiting", "show=owed&", cast.facilitator.pk)
    assert look(client, cast).context["views"] == [(view.pk, "Waiting", "show=owed&")]
    assert look(client, cast, "owner").context["views"] == []
    edit = address(cast, "people_view_edit", pk=view.pk)
    assert client.post(edit, {"name": "Stolen"}).status_code == 403
    look(client, cast)
    assert client.post(edit, {"name": ""}).status_code == 422
    client.post(edit, {"name": "Owed"})
    assert look(client, cast).context["views"] == [(view.pk, "Owed", "show=owed&")]
    client.post(edit, {"do": "delete"})
    assert look(client, cast).context["views"] == []
    with working_in(cast.organisation):
        assert Participant.objects.count() == 1


def test_the_same_name_replaces_a_view_and_cannot_be_given_twice(client, cast, project):
    look(client, cast)
    keep = address(cast, "people_view_keep")
    assert client.post(keep, {"name": " ", "query": "show=owed&"}).status_code == 422
    for name, query in (("A", "show=owed&"), ("a", "show=fine&"), ("B", "age=12&")):
        client.post(keep, {"name": name, "query": query})
    person(cast, project, "Ada")
    views = look(client, cast).context["views"]
    assert [(name, query) for _pk, name, query in views] == [("B", "age=12&"), ("a", "show=fine&")]
    taken = client.post(address(cast, "people_view_edit", pk=views[0][0]), {"name": "A"})
    assert taken.status_code == 422
    assert "You have a view of this name already." in taken.content.decode()
