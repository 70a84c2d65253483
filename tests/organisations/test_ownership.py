"""Handing an organisation over, leaving it, and what is said before somebody goes."""

from functools import partial

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from access.models import AuditEntry
from access.roles import Role
from access.scope import working_in
from notices.actions import compose, deliver, plan
from organisations.actions.members import change_role, end_membership
from organisations.actions.organisations import change_organisation
from organisations.actions.ownership import hand_over
from organisations.models import Handover, Member, Organisation
from tests.access.tables import checksums
from tests.factories import NOW, actor, closed_consultation, member, open_consultation

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("still")]


def at(team, name, who=None):
    pk = {"pk": who.pk} if who else {}
    return reverse(f"organisations:{name}", kwargs={"org": team.organisation.slug, **pk})


def now_is(who):
    return Member._base_manager.get(pk=who.pk)


def test_one_page_asks_and_the_next_press_makes_somebody_else_the_owner(client, team):
    client.force_login(team.owner.user)
    address = at(team, "ownership_hand_over", team.manager)
    assert "You stay as a manager." in client.get(address).content.decode()
    assert client.post(address)["Location"] == at(team, "member_list")
    assert (now_is(team.manager).role, now_is(team.owner).role) == (Role.OWNER, Role.MANAGER)
    assert Organisation.objects.get().default_senior == team.manager
    with working_in(team.organisation):
        entry = AuditEntry.objects.get(verb="handed over ownership")
    assert (entry.actor, entry.data) == (
        team.owner.user,
        {"before": "manager", "by": team.owner.pk},
    )


def test_both_are_told_once(client, team, mailoutbox):
    with working_in(team.organisation):
        hand_over(actor=actor(team.owner), member=team.manager, now=NOW)
    for _twice in range(2):
        plan(now=NOW)
        compose(now=NOW)
        deliver(now=NOW)
    told = {mail.to[0]: mail.body for mail in mailoutbox}
    assert len(mailoutbox) == 2
    assert "made you the owner" in told[team.manager.user.email]
    assert "If it was not you" in told[team.owner.user.email]


def test_e_mails_are_in_the_language_of_the_organisation(team, mailoutbox):
    with working_in(team.organisation):
        chosen = {"language": "ar-xb"}
        change_organisation(actor=actor(team.owner), organisation=team.organisation, **chosen)
        hand_over(actor=actor(team.owner), member=team.manager, now=NOW)
    plan(now=NOW)
    compose(now=NOW)
    deliver(now=NOW)
    assert [mail.subject.count("⟦") for mail in mailoutbox] == [1, 1]


@pytest.mark.parametrize("role", [Role.MANAGER, Role.FACILITATOR, Role.VIEWER])
def test_nobody_but_an_owner_hands_over(client, team, role):
    client.force_login(team.with_role(role).user)
    before = checksums()
    for way in (client.get, client.post):
        assert way(at(team, "ownership_hand_over", team.facilitator)).status_code == 403
    assert checksums() == before


def test_somebody_who_left_cannot_become_the_owner(client, team):
    client.force_login(team.owner.user)
    answer = client.post(at(team, "ownership_hand_over", team.ex_member))
    assert answer.status_code == 422
    assert now_is(team.owner).role == Role.OWNER
    assert Handover._base_manager.count() == 0


def test_an_owner_who_is_none_any_more_hands_nothing_over(team):
    acting = actor(team.owner)
    with working_in(team.organisation):
        hand_over(actor=acting, member=team.manager, now=NOW)
        with pytest.raises(ValidationError, match="not an owner any more"):
            hand_over(actor=acting, member=team.viewer, now=NOW)


@pytest.mark.parametrize("act", [end_membership, partial(change_role, role=Role.VIEWER)])
@pytest.mark.parametrize("who", ["owner", "second"])
def test_nobody_ends_the_one_who_became_the_only_owner_a_moment_ago(team, act, who):
    """Both pages were asked for before the hand-over, and are pressed after it."""
    people = {"owner": team.owner, "second": member(team.organisation, role=Role.MANAGER)}
    with working_in(team.organisation):
        acting, seen = actor(people[who]), Member.objects.get(pk=team.manager.pk)
        hand_over(actor=actor(team.owner), member=team.manager, now=NOW)
        with pytest.raises(ValidationError, match="changed meanwhile"):
            act(actor=acting, member=seen)
    assert (now_is(team.manager).role, now_is(team.manager).is_active) == (Role.OWNER, True)


@pytest.mark.parametrize("role", [Role.MANAGER, Role.FACILITATOR, Role.VIEWER])
def test_whoever_wants_to_leave_leaves_and_is_out_with_the_next_page(client, team, role):
    who = team.with_role(role)
    client.force_login(who.user)
    assert client.get(reverse("account_home")).content.decode().count(at(team, "member_leave")) == 1
    assert client.get(at(team, "member_leave")).status_code == 200
    assert client.post(at(team, "member_leave"))["Location"] == reverse("organisations:home")
    assert not now_is(who).is_active
    assert client.get(at(team, "member_leave")).status_code == 404


def test_the_last_owner_is_told_what_to_do_first(client, team):
    client.force_login(team.owner.user)
    sentence = "You are the only owner."
    page = client.get(at(team, "member_leave")).content.decode()
    assert sentence in page
    assert f'class="button primary" href="{at(team, "member_list")}"' in page
    answer = client.post(at(team, "member_leave"))
    assert (answer.status_code, sentence in answer.content.decode()) == (422, True)
    assert now_is(team.owner).is_active


def test_what_somebody_still_holds_is_shown_before_they_go(client, team):
    home = team.organisation
    open_consultation(home, title="Still open", owner=team.facilitator)
    closed_consultation(home, title="Still owed", decider=team.facilitator)
    closed_consultation(home, title="Of others", owner=team.viewer)
    client.force_login(team.owner.user)
    page = client.get(at(team, "member_end", team.facilitator)).content.decode()
    shown = [title in page for title in ("Still open", "Still owed", "Of others")]
    assert shown == [True, True, False]
    assert ("tells people what happened" in page, "decides" in page) == (True, True)


def test_it_says_who_stands_in(client, team):
    second = member(team.organisation, role=Role.OWNER)
    client.force_login(second.user)
    page = client.get(at(team, "member_end", team.owner)).content.decode()
    assert f"{second} takes this over." in page


@pytest.mark.parametrize("asks", [1, 4])
def test_the_page_asks_the_database_as_often_for_many_asks_as_for_one(
    client, team, asks, django_assert_num_queries
):
    for _each in range(asks):
        closed_consultation(team.organisation, owner=team.facilitator)
    client.force_login(team.owner.user)
    address = at(team, "member_end", team.facilitator)
    client.get(address)
    with django_assert_num_queries(QUERIES):
        assert client.get(address).status_code == 200


QUERIES = 25
"""Session, account, membership, member; the asks and the seven of where they stand; decisions, actions and projects held; owners; the frame; the name."""
