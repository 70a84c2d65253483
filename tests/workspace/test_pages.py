"""The pages that combine apps, from real data only, in a number of statements that does not grow."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from tests import factories
from tests.factories import (
    NOW,
    TODAY,
    closed_consultation,
    open_consultation,
    project,
    two_organisations,
)

pytestmark = [pytest.mark.integration, pytest.mark.django_db]


@pytest.fixture
def world(time_machine):
    time_machine.move_to(NOW, tick=False)
    return two_organisations()


def text_of(answer):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def see(client, cast, name, **kwargs):
    client.force_login(cast.manager.user)
    return client.get(reverse(name, kwargs={"org": cast.organisation.slug, **kwargs}))


def test_the_overview_counts_what_is_owed_and_how_old(client, world):
    made = project(world.a.organisation, title="Early help")
    closed_consultation(world.a.organisation, project=made)
    closed_consultation(world.b.organisation)
    page = text_of(see(client, world.a, "workspace:portfolio"))
    assert "Early help" in page
    assert "14 days" in page
    assert world.b.canary not in page


def test_the_owed_page_says_who_waits_and_what_comes_next(client, world):
    closed_consultation(world.a.organisation)
    page = text_of(see(client, world.a, "workspace:owed_list"))
    assert "The person who decides hears how many are waiting, 1 March 2027" in page
    assert world.b.canary not in page


def test_with_nothing_owed_the_page_says_so(client, world):
    assert "Nobody is waiting for an answer" in text_of(see(client, world.a, "workspace:owed_list"))


def test_a_viewer_sees_but_is_offered_nothing_to_do(client, world):
    asked = closed_consultation(world.a.organisation)
    client.force_login(world.a.viewer.user)
    address = reverse("workspace:owed_list", kwargs={"org": world.a.organisation.slug})
    page = client.get(address).content.decode()
    assert asked.title in page
    assert "Show what happened" not in page


def test_a_debt_at_another_stage_is_not_hidden(client, world):
    made = project(world.a.organisation)
    asked = closed_consultation(world.a.organisation, project=made)
    answer = see(client, world.a, "workspace:project_detail", pk=made.pk)
    other = client.get(answer.request["PATH_INFO"] + "?stage=4")
    assert "Answers we owe at other stages" in text_of(other)
    assert asked.title in other.content.decode()


STATEMENTS = {"workspace:portfolio": 24, "workspace:owed_list": 19}


@pytest.mark.parametrize("name", STATEMENTS)
@pytest.mark.parametrize("count", [1, 3])
def test_lists_cost_the_same_however_long(client, world, name, count, django_assert_num_queries):
    for _each in range(count):
        made = project(world.a.organisation)
        closed_consultation(world.a.organisation, project=made)
        open_consultation(world.a.organisation, project=made)
    client.force_login(world.a.manager.user)
    address = reverse(name, kwargs={"org": world.a.organisation.slug})
    with django_assert_num_queries(STATEMENTS[name]):
        client.get(address)


@pytest.mark.parametrize("count", [1, 3])
def test_a_project_costs_the_same_however_much_was_asked(
    client, world, count, django_assert_num_queries
):
    made = project(world.a.organisation)
    for _each in range(count):
        closed_consultation(world.a.organisation, project=made)
        open_consultation(world.a.organisation, project=made)
    client.force_login(world.a.manager.user)
    kwargs = {"org": world.a.organisation.slug, "pk": made.pk}
    address = reverse("workspace:project_detail", kwargs=kwargs)
    with django_assert_num_queries(37):
        client.get(address)


@pytest.mark.parametrize(("days", "words"), [(10, "of 11 March<"), (400, "of 4 April 2028<")])
def test_a_day_of_another_year_says_its_year(client, world, days, words):
    made = project(world.a.organisation)
    at = factories.stage(world.a.organisation, project=made, number=1)
    close = TODAY + timedelta(days=days)
    open_consultation(world.a.organisation, project=made, stage=at, closes_on=close)
    client.force_login(world.a.viewer.user)
    kwargs = {"org": world.a.organisation.slug, "pk": made.pk}
    html = client.get(reverse("workspace:project_detail", kwargs=kwargs) + "?stage=1")
    assert words in html.content.decode()


def test_a_plan_with_nothing_to_decide_says_so(client, world):
    made = project(world.a.organisation)
    client.force_login(world.a.facilitator.user)
    kwargs = {"org": world.a.organisation.slug, "pk": made.pk}
    html = client.get(reverse("workspace:project_detail", kwargs=kwargs)).content.decode()
    assert "Nothing is to be decided or done now." in html
    assert html.count(reverse("workspace:project_share", kwargs=kwargs)) == 1
