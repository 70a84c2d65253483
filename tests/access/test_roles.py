"""The four roles are a ladder, and each policy of each app opens at one rung of it."""

import pytest

from access.roles import Role
from organisations.queries import actor_for
from tests.access.routes import by_door, route_id
from tests.access.tables import checksums
from tests.factories import actor, cast, organisation, user

pytestmark = pytest.mark.embedded

LADDER = [Role.VIEWER, Role.FACILITATOR, Role.MANAGER, Role.OWNER]


@pytest.mark.parametrize("role", Role)
def test_a_role_reaches_itself_and_what_is_below(role):
    assert [least for least in LADDER if role.reaches(least)] == LADDER[: LADDER.index(role) + 1]


@pytest.mark.django_db
def test_an_actor_is_found_for_active_members_only():
    team = cast()
    slug = team.organisation.slug
    for role in Role:
        member = team.with_role(role)
        assert actor_for(member.user, slug) == actor(member)
    assert actor_for(team.ex_member.user, slug) is None
    assert actor_for(team.owner.user, organisation().slug) is None
    assert actor_for(user(), slug) is None


@pytest.mark.django_db
def test_an_account_that_is_switched_off_is_nobody():
    team = cast()
    team.manager.user.is_active = False
    team.manager.user.save()
    assert actor_for(team.manager.user, team.organisation.slug) is None


THEIR_OWN = {
    "feedback:my_list_record",
    "organisations:member_leave",
    "workspace:calendar_settings",
    "workspace:calendar_revoke",
    "workspace:plan_history_seen",
}
"""What a viewer may do about themselves."""
FOR_OTHERS = [route for route in by_door("gate") if route.name not in THEIR_OWN]


@pytest.mark.parametrize("route", FOR_OTHERS, ids=route_id)
def test_viewers_change_nothing(route, world, client):
    address = route.address_in(world.a.organisation)
    client.force_login(world.a.viewer.user)
    before = checksums()
    assert client.post(address).status_code in {200, 403, 404, 405}
    assert checksums() == before
