"""Putting a project away: off the lists, still to be read, still owing."""

import pytest
from django.urls import reverse

from access.models import AuditEntry
from access.scope import working_in
from projects.actions.putting_away import put_away, take_out
from projects.queries import project_choices
from tests import factories
from tests.factories import NOW

pytestmark = [pytest.mark.integration, pytest.mark.django_db]

TITLE = "Shelfword"


@pytest.fixture
def cast(time_machine):
    time_machine.move_to(NOW, tick=False)
    return factories.cast()


@pytest.fixture
def away(cast):
    about = factories.closed_consultation(cast.organisation, title="Owed all the same")
    project = about.project
    with working_in(cast.organisation):
        project.title = TITLE
        project.save()
        put_away(actor=factories.actor(cast.manager), project=project, now=NOW)
    return project


def text(client, cast, name, **more):
    where = {"org": cast.organisation.slug} | more
    return client.get(reverse(f"workspace:{name}", kwargs=where)).content.decode()


def test_it_leaves_the_lists_and_can_still_be_read(cast, away, client):
    client.force_login(cast.viewer.user)
    projects = text(client, cast, "project_list")
    assert (TITLE in projects, "Put away (1)" in projects) == (False, True)
    client.force_login(cast.owner.user)
    assert TITLE not in text(client, cast, "portfolio")
    assert TITLE in text(client, cast, "archive_list")
    assert TITLE in text(client, cast, "project_detail", pk=away.pk)
    with working_in(cast.organisation):
        assert project_choices() == []


def test_what_is_owed_in_it_stays_in_sight(cast, away, client):
    client.force_login(cast.facilitator.user)
    assert "Owed all the same" in text(client, cast, "owed_list")


def test_it_is_put_away_and_taken_out_from_its_page(cast, client):
    project = factories.project(cast.organisation)
    client.force_login(cast.manager.user)
    where = reverse("workspace:project_archive", args=[cast.organisation.slug, project.pk])
    assert "Put this project away" in client.get(where).content.decode()
    client.post(where)
    project.refresh_from_db()
    assert project.archived_at == NOW
    assert "Take it out again" in client.get(where).content.decode()
    client.post(where)
    project.refresh_from_db()
    assert project.archived_at is None


def test_a_second_time_changes_nothing(cast, away):
    actor = factories.actor(cast.manager)
    with working_in(cast.organisation):
        put_away(actor=actor, project=away, now=NOW)
        for _each in range(2):
            take_out(actor=actor, project=away)
        verbs = AuditEntry.objects.values_list("verb", flat=True)
        found = [one for one in verbs if one in {"project_put_away", "project_taken_out"}]
    assert sorted(found) == ["project_put_away", "project_taken_out"]


def test_lists_cost_the_same_however_much_is_away(cast, client, django_assert_max_num_queries):
    client.force_login(cast.owner.user)
    for name in ("archive_list", "bin_list"):
        for _each in range(3):
            made = factories.project(cast.organisation)
            moment = {"archived_at" if name == "archive_list" else "binned_at": NOW}
            type(made)._base_manager.filter(pk=made.pk).update(**moment)
        with django_assert_max_num_queries(14):
            assert text(client, cast, name).count("<article") == 3
