"""Title, reason, team, groups and places of a project."""

import pytest
from django.urls import reverse

from access.models import AuditEntry
from access.scope import working_in
from projects.actions import add_group, add_groups, place_people, set_team, start_project
from projects.models import Participation, Project, StakeholderGroup
from projects.policies import may_choose_team, may_see_contacts
from projects.queries import team_ids
from tests import factories
from tests.factories import actor, group, participant, project, team_member

pytestmark = [pytest.mark.integration]


@pytest.fixture
def cast(db):
    made = factories.cast()
    with working_in(made.organisation):
        yield made


@pytest.fixture
def here(cast):
    return project(cast.organisation)


def edit(client, cast, here, role="facilitator", **data):
    client.force_login(getattr(cast, role).user)
    address = reverse(
        "projects:project_edit", kwargs={"org": cast.organisation.slug, "pk": here.pk}
    )
    return client.post(address, data) if data else client.get(address)


def test_whoever_starts_a_project_is_on_its_team(cast):
    made = start_project(actor=actor(cast.facilitator), title="Club")
    assert team_ids(made) == [cast.facilitator.pk]
    assert AuditEntry.objects.get().verb == "project_started"


def test_title_and_reason_change(client, cast, here):
    answer = edit(client, cast, here, title="New name", why="Because it is needed")
    assert answer.status_code == 302
    assert list(Project.objects.values_list("title", "why")) == [
        ("New name", "Because it is needed")
    ]


def test_a_project_needs_a_title_and_keeps_what_was_typed(client, cast, here):
    answer = edit(client, cast, here, title=" ", why="Because it is needed")
    assert answer.status_code == 422
    assert "Give the project a title." in answer.content.decode()
    assert "Because it is needed" in answer.content.decode()


def test_the_team_chooses_the_team(client, cast, here):
    team_member(cast.organisation, project=here, member=cast.facilitator)
    both = [cast.facilitator.pk, cast.manager.pk]
    edit(client, cast, here, title="Club", team=both)
    assert team_ids(here) == sorted(both)


def test_nobody_puts_themselves_on_a_team(client, cast, here):
    edit(client, cast, here, title="Club", team=[cast.facilitator.pk])
    assert team_ids(here) == []
    assert not may_choose_team(actor(cast.facilitator), here)


@pytest.mark.parametrize(("role", "may"), [("owner", True), ("manager", True), ("viewer", False)])
def test_managers_and_owners_choose_any_team(cast, here, role, may):
    assert may_choose_team(actor(getattr(cast, role)), here) is may


def test_contacts_are_for_the_team_and_the_owner(cast, here):
    team_member(cast.organisation, project=here, member=cast.viewer)
    roles = ("owner", "manager", "facilitator", "viewer")
    seen = [may_see_contacts(actor(getattr(cast, role)), here) for role in roles]
    assert seen == [True, False, False, True]


def test_a_team_is_never_empty(client, cast, here):
    team_member(cast.organisation, project=here, member=cast.facilitator)
    answer = edit(client, cast, here, title="Club")
    assert answer.status_code == 422
    assert "Leave at least one person on the team." in answer.content.decode()


def test_strangers_cannot_join_a_team(client, cast, here):
    stranger = factories.member(factories.organisation("Brindle"))
    answer = edit(client, cast, here, role="manager", title="Club", team=[stranger.pk])
    assert answer.status_code == 422


def test_changes_of_a_team_are_written_down(cast, here):
    team_member(cast.organisation, project=here, member=cast.viewer)
    set_team(actor=actor(cast.owner), project=here, member_ids=[cast.manager.pk])
    assert AuditEntry.objects.get().data == {
        "added": [cast.manager.pk],
        "removed": [cast.viewer.pk],
    }


def test_a_group_is_made_once_whatever_its_capitals(cast, here):
    first = add_group(project=here, name="Parents")
    assert add_group(project=here, name="PARENTS") == first
    found = add_groups(project=here, names=["parents", "Staff", "", "staff"])
    assert sorted(found) == ["parents", "staff"]
    assert StakeholderGroup.objects.count() == 2


def test_a_place_keeps_its_group_and_gets_one_if_it_had_none(cast, here):
    parents, staff = group(cast.organisation, project=here), group(cast.organisation, project=here)
    jo, dee = participant(cast.organisation), participant(cast.organisation)
    place_people(project=here, places={jo.pk: parents.pk, dee.pk: None})
    place_people(project=here, places={jo.pk: staff.pk, dee.pk: staff.pk})
    places = dict(Participation.objects.values_list("participant", "group"))
    assert places == {jo.pk: parents.pk, dee.pk: staff.pk}
