"""The page of all squares: what it shows to whom, what is worth a look, and what it costs."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from access.scope import working_in
from tests.factories import cast, group, involvement, open_consultation, project

pytestmark = [pytest.mark.integration, pytest.mark.django_db]


@pytest.fixture
def team():
    return cast()


@pytest.fixture
def plan(team):
    return project(team.organisation)


def stage(plan, number):
    with working_in(plan.organisation):
        return plan.stages.get(number=number)


def planned(of, number, **fields):
    return involvement(of.organisation, group=of, stage=stage(of.project, number), **fields)


def address(team, plan, name="who_when_why", **query):
    kwargs = {"org": team.organisation.slug, "pk": plan.pk}
    return reverse(f"workspace:{name}", kwargs=kwargs, query=query or None)


@pytest.fixture
def look(client, team, plan):
    """Return how somebody looks at the page: as a facilitator unless said otherwise."""

    def at(who=None, name="who_when_why", **query):
        client.force_login((who or team.facilitator).user)
        answer = client.get(address(team, plan, name, **query))
        assert answer.status_code == 200
        return answer.content.decode()

    return at


def test_without_groups_it_says_where_to_begin(look):
    page = look()
    assert "There is no group here yet." in page
    assert "<table" not in page


@pytest.mark.parametrize("query", [{}, {"by": "stage"}, {"by": "nonsense"}])
def test_every_square_is_shown(look, team, plan, query):
    parents = group(team.organisation, project=plan, name="Parents")
    planned(parents, 1, purpose="Tell us", level=4, method_words="Tea", what_for="impact")
    planned(parents, 2, purpose="", not_because="Too tired.", level=None, method_words="")
    page = look(**query)
    for words in ("Tell us", "Decide together", "Tea", "Is it making a difference?", "Too tired."):
        assert words in page
    assert page.count("Nobody yet") == 3
    assert page.count("Plan this, or say why not") == 3


@pytest.mark.parametrize(
    ("fields", "figure"),
    [
        ({"sought": 20, "reached": 18}, "18 of 20"),
        ({"sought": 20}, "planned · 20 sought"),
        ({"reached": 3}, "3 reached"),
        ({"sought": 0, "reached": 0}, "0 reached"),
        ({}, "planned"),
    ],
)
def test_how_many_are_reached_as_typed(look, team, plan, fields, figure):
    planned(group(team.organisation, project=plan), 1, **fields)
    assert f">{figure}<" in look()


def test_a_viewer_reads_and_finds_nothing_to_press(look, team, plan):
    planned(group(team.organisation, project=plan), 1, purpose="Tell us")
    page = look(team.viewer)
    assert "Tell us" in page
    assert "hx-get" not in page
    assert "Ask them something" not in page
    assert "Plan it now" not in page
    assert "Add a group" not in page


def test_a_stage_that_involves_nobody_leaves_no_gap(look, team, plan):
    group(team.organisation, project=plan)
    with working_in(team.organisation):
        plan.stages.filter(number=2).update(state="not_involving", not_because="Known.")
    page = look()
    assert page.count("Nobody yet") == 4
    assert "Nobody: this stage involves nobody" in page


def test_it_points_at_a_group_absent_where_ideas_are_made(look, team, plan):
    young = group(team.organisation, project=plan, name="Young people")
    workers = group(team.organisation, project=plan, name="Workers", kind="practitioner")
    planned(young, 1)
    for number in (1, 3, 4):
        planned(workers, number)
    page = look()
    assert "No say in Co-create, where the ideas are made: Young people." in page
    there = {"org": team.organisation.slug, "pk": stage(plan, 3).pk, "group": young.pk}
    assert f'class="button" href="{reverse("stages:square_edit", kwargs=there)}"' in page


def test_without_a_group_to_plan_it_offers_to_add_one(look, team, plan):
    planned(group(team.organisation, project=plan), 1)
    page = look()
    assert "Who delivers it, funds it or decides about it?" in page
    assert page.count("/groups/add/") == 2


def test_another_projects_squares_do_not_show(look, team):
    other = group(team.organisation, project=project(team.organisation), name="Elsewhere")
    planned(other, 1, purpose="Not here")
    assert "Not here" not in look()


@pytest.mark.parametrize(
    ("name", "query"),
    [("who_when_why", {}), ("who_when_why", {"by": "stage"}), ("project_detail", {"stage": 1})],
)
def test_five_by_eight_costs_what_five_by_one_costs(look, team, plan, name, query):
    def cost(groups):
        for _each in range(groups):
            one = group(team.organisation, project=plan)
            for at in (1, 2, 3, 4):
                planned(one, at, sought=20, reached=18)
        look(name=name, **query)
        with CaptureQueriesContext(connection) as made:
            look(name=name, **query)
        return len(made)

    assert cost(1) == cost(7)


def test_who_takes_part_stands_on_the_page_of_the_project(look, team, plan):
    for number in range(3):
        one = group(team.organisation, project=plan, name=f"Group {number}")
        planned(one, 1, sought=20, reached=18)
    page = look(name="project_detail", stage=1)
    assert page.count("18 of 20") == 3
    assert address(team, plan) in page


def test_a_reason_and_a_plan_stand_on_the_page_of_the_project(look, team, plan):
    planned(group(team.organisation, project=plan, name="Workers"), 2, not_because="On leave.")
    planned(group(team.organisation, project=plan, name="Parents"), 2, sought=12)
    page = look(name="project_detail", stage=2)
    assert "On leave." in page
    assert "planned · 12 sought" in page


def test_an_ask_begins_with_what_the_square_says(client, team, plan):
    parents = group(team.organisation, project=plan, name="Parents")
    planned(parents, 4, purpose="Only you know the wait")
    client.force_login(team.facilitator.user)
    start = reverse("feedback:ask_start", kwargs={"org": team.organisation.slug})
    page = client.get(start, {"project": plan.pk, "stage": 4, "group": parents.pk}).content.decode()
    assert "Only you know the wait</textarea>" in page
    assert 'value="Parents"' in page
    assert 'name="stage" value="4"' in page
    checked = page.split('name="stage" value="4"')[1].split(">")[0]
    assert "checked" in checked


@pytest.mark.parametrize(
    "values",
    [
        {"group": "x"},
        {"group": "9" * 60},
        {"group": "²"},
        {"stage": "6"},
        {"stage": "-1", "project": "none"},
    ],
)
def test_an_address_that_names_nothing_begins_as_usual(client, team, plan, values):
    open_consultation(team.organisation, project=plan)
    client.force_login(team.facilitator.user)
    start = reverse("feedback:ask_start", kwargs={"org": team.organisation.slug})
    answer = client.get(start, {"project": plan.pk, "stage": 1, **values})
    assert answer.status_code == 200
    assert 'name="why_you"' in answer.content.decode()
