"""The members page: roles, ending memberships, never the last owner."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from access.models import AuditEntry
from access.roles import Role
from access.scope import working_in
from organisations.actions.members import change_role, end_membership
from organisations.models import Member, Organisation
from organisations.policies import may_manage_invitation, may_manage_member, roles_to_give
from tests.factories import actor, member, member_invitation

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("still")]


def post(client, team, name, who, **fields):
    kwargs = {"org": team.organisation.slug, "pk": who.pk}
    return client.post(reverse(f"organisations:{name}", kwargs=kwargs), fields)


def now_is(team, who):
    with working_in(team.organisation):
        return Member.objects.get(pk=who.pk)


def test_a_role_is_changed_and_written_down(client, team):
    client.force_login(team.manager.user)
    answer = post(client, team, "member_change", team.viewer, role="facilitator", organisation="7")
    assert answer.status_code == 302
    assert now_is(team, team.viewer).role == Role.FACILITATOR
    with working_in(team.organisation):
        entry = AuditEntry.objects.get()
    assert (entry.verb, entry.data) == (
        "changed role",
        {"before": "viewer", "after": "facilitator"},
    )


@pytest.mark.parametrize("role", ["owner", "king", ""])
def test_nobody_gives_a_role_above_their_own_or_one_that_does_not_exist(client, team, role):
    client.force_login(team.manager.user)
    answer = post(client, team, "member_change", team.viewer, role=role)
    assert answer.status_code == 422
    assert now_is(team, team.viewer).role == Role.VIEWER


def test_a_manager_cannot_touch_an_owner(client, team):
    client.force_login(team.manager.user)
    for name in ("member_change", "member_end"):
        assert post(client, team, name, team.owner, role="viewer").status_code == 403
    owner = now_is(team, team.owner)
    assert (owner.role, owner.is_active) == (Role.OWNER, True)


def test_the_last_owner_stays_an_owner(client, team):
    client.force_login(team.owner.user)
    for name in ("member_change", "member_end"):
        answer = post(client, team, name, team.owner, role="viewer")
        assert answer.status_code == 422
        assert "This is the only owner." in answer.content.decode()
    owner = now_is(team, team.owner)
    assert (owner.role, owner.is_active) == (Role.OWNER, True)


def test_one_of_two_owners_may_leave_and_the_other_stands_in(client, team):
    second = member(team.organisation, role=Role.OWNER)
    client.force_login(team.owner.user)
    answer = post(client, team, "member_end", team.owner)
    assert answer["Location"] == reverse("organisations:home")
    kept = Organisation.objects.get()
    assert {kept.default_backup, kept.default_manager, kept.default_senior} == {second}


def test_an_owner_who_left_does_not_count_as_one(team):
    with working_in(team.organisation), pytest.raises(ValidationError, match="only owner"):
        assert Member.objects.filter(role=Role.OWNER).count() == 2
        change_role(actor=actor(team.owner), member=team.owner, role=Role.VIEWER)


def test_ending_a_membership_shuts_out_from_the_next_request_on(client, team):
    address = reverse("organisations:member_list", kwargs={"org": team.organisation.slug})
    client.force_login(team.manager.user)
    assert client.get(address).status_code == 200
    with working_in(team.organisation):
        end_membership(actor=actor(team.owner), member=team.manager)
        assert AuditEntry.objects.get().verb == "ended membership"
    assert client.get(address).status_code == 404


def test_ending_twice_or_giving_the_same_role_writes_nothing(team):
    with working_in(team.organisation):
        end_membership(actor=actor(team.owner), member=team.ex_member)
        change_role(actor=actor(team.owner), member=team.viewer, role=Role.VIEWER)
        assert AuditEntry.objects.count() == 0


def test_the_page_lists_members_and_offers_only_what_the_actor_may_do(client, team):
    client.force_login(team.manager.user)
    address = reverse("organisations:member_list", kwargs={"org": team.organisation.slug})
    page = client.get(address).content.decode()
    assert team.viewer.user.email in page
    assert team.ex_member.user.email not in page
    assert f"/members/{team.owner.pk}/end/" not in page
    assert f"/members/{team.viewer.pk}/end/" in page


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_asks_the_database_as_often_for_many_as_for_one(
    client, team, count, django_assert_num_queries
):
    for _each in range(count):
        member(team.organisation)
        member_invitation(team.organisation, invited_by=team.owner)
    client.force_login(team.owner.user)
    address = reverse("organisations:member_list", kwargs={"org": team.organisation.slug})
    client.get(address)
    with django_assert_num_queries(QUERIES):
        assert client.get(address).status_code == 200


QUERIES = 7
"""Session, account, membership; members, their second steps, invitations; how many answers are owed."""


def test_roles_are_given_downwards_only(team):
    given = {role: roles_to_give(actor(team.with_role(role))) for role in Role}
    assert given == {
        Role.OWNER: [Role.OWNER, Role.MANAGER, Role.FACILITATOR, Role.VIEWER],
        Role.MANAGER: [Role.MANAGER, Role.FACILITATOR, Role.VIEWER],
        Role.FACILITATOR: [],
        Role.VIEWER: [],
    }


@pytest.mark.parametrize("role", Role)
def test_members_and_invitations_of_a_role_are_managed_from_that_role_up(team, role):
    invitation = member_invitation(team.organisation, role=role)
    for who in Role:
        acting = actor(team.with_role(who))
        expected = who.reaches(Role.MANAGER) and who.reaches(role)
        assert may_manage_member(acting, team.with_role(role)) is expected
        assert may_manage_invitation(acting, invitation) is expected
