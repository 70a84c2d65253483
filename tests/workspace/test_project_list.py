"""The list of projects: what is open, what is owed, what is being written; the same cost for one and three."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests import factories
from tests.factories import NOW

pytestmark = [pytest.mark.integration, pytest.mark.django_db]

STATEMENTS = 19


@pytest.fixture
def cast(time_machine):
    time_machine.move_to(NOW, tick=False)
    return factories.cast()


def look(client, cast, role="facilitator"):
    client.force_login(getattr(cast, role).user)
    return client.get(reverse("workspace:project_list", kwargs={"org": cast.organisation.slug}))


def busy_project(home):
    where = factories.project(home)
    factories.consultation(home, project=where, title="Written")
    factories.open_consultation(home, project=where, title="Asked")
    factories.closed_consultation(home, project=where, title="Owed")
    return where


def titles(rows):
    return [row.consultation.title for row in rows]


def test_an_empty_list_leads_to_the_ways_to_start(client, cast):
    html = look(client, cast).content.decode()
    assert "No project yet" in html
    assert reverse("workspace:start", kwargs={"org": cast.organisation.slug}) in html


def test_viewers_are_not_offered_what_they_may_not_do(client, cast):
    html = look(client, cast, "viewer").content.decode()
    assert reverse("feedback:ask_start", kwargs={"org": cast.organisation.slug}) not in html


def test_a_card_says_what_is_owed_open_and_being_written(client, cast):
    busy_project(cast.organisation)
    (card,) = look(client, cast).context["cards"]
    assert (titles(card.owed), titles(card.open), titles(card.drafts)) == (
        ["Owed"],
        ["Asked"],
        ["Written"],
    )
    assert [stage.number for stage in card.stages] == [1, 2, 3, 4, 5]


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_for_one_and_three(client, cast, count):
    for _each in range(count):
        busy_project(cast.organisation)
    look(client, cast)
    with CaptureQueriesContext(connection) as seen:
        client.get(reverse("workspace:project_list", kwargs={"org": cast.organisation.slug}))
    assert len(seen) == STATEMENTS
