"""Inviting a colleague, from the form to the accepted membership."""

import re
from dataclasses import dataclass
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from access.models import AuditEntry
from access.roles import Role
from access.scope import working_in
from access.tokens import digest_of
from notices.rules import rules
from notices.tasks import tick
from organisations.actions.invitations import accept_invitation, invite_colleague, renew_token
from organisations.models import Member, MemberInvitation, Organisation, User
from organisations.queries import due_invitations, open_invitations
from tests.factories import NOW, PASSWORD, actor, cast, member, member_invitation, notice, user

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("still")]

LINK = re.compile(r"/invitation/[\w-]+/")


@dataclass
class Team:
    """An organisation made through its pages, in the shape of a cast."""

    organisation: Organisation


def invite(client, team, **fields):
    address = reverse("organisations:member_list", kwargs={"org": team.organisation.slug})
    return client.post(address, {"email": "ben@example.org", "role": "manager"} | fields)


def link(token):
    return reverse("organisations:invitation_accept", kwargs={"token": token})


def the_invitation(team):
    with working_in(team.organisation):
        return MemberInvitation.objects.latest("pk")


def minted(team):
    """Return the link as the message would carry it."""
    with working_in(team.organisation):
        return link(renew_token(invitation=the_invitation(team), now=timezone.now()))


def test_from_signing_up_to_an_accepted_invitation(client, letters):
    fields = {"name": "Amina", "email": "amina@example.org", "password1": PASSWORD}
    client.post(reverse("account_signup"), fields)
    client.post(letters()[-1].link)
    fields = {"name": "Ashburn", "time_zone": "Europe/London"}
    client.post(reverse("organisations:organisation_create"), fields)
    team = Team(Organisation.objects.get())
    assert invite(client, team).status_code == 302
    client.logout()
    address = minted(team)
    assert "Amina invites you as Manager." in client.get(address).content.decode()
    fields = {"name": "Ben", "email": "ben@example.org", "password1": PASSWORD, "next": address}
    assert client.post(reverse("account_signup"), fields)["Location"] == address
    answer = client.post(address)
    assert answer["Location"] == reverse("workspace:project_list", kwargs={"org": "ashburn"})
    with working_in(team.organisation):
        ben = Member.objects.get(user__email="ben@example.org")
        verbs = AuditEntry.objects.order_by("pk").values_list("verb", flat=True)
        assert list(verbs) == ["created", "invited", "accepted invitation", "changed settings"]
    assert (ben.role, Organisation.objects.get().default_manager) == (Role.MANAGER, ben)


def test_looking_at_an_invitation_changes_nothing(client, team):
    invitation = member_invitation(team.organisation, token="the-token")
    for who in (None, user()):
        if who:
            client.force_login(who)
        assert client.get(link("the-token")).status_code == 200
        assert client.head(link("the-token")).status_code == 200
    unchanged = the_invitation(team)
    assert (unchanged.accepted_at, unchanged.digest) == (None, invitation.digest)


def test_the_page_does_not_tell_whether_the_address_has_an_account(client, team):
    for name in ("ben", "eve"):
        member_invitation(team.organisation, email=f"{name}@example.org", token=name)
    user("ben@example.org")
    known = client.get(link("ben")).content.decode()
    client.cookies.clear()
    unknown = client.get(link("eve")).content.decode()
    assert known.replace(link("ben"), "") == unknown.replace(link("eve"), "")
    assert "example.org" not in known


def test_any_signed_in_account_may_accept_but_a_visitor_may_not(client, team):
    member_invitation(team.organisation, token="the-token", role=Role.VIEWER)
    assert client.post(link("the-token")).status_code == 200
    assert the_invitation(team).accepted_at is None
    other = user("other@example.org")
    client.force_login(other)
    assert client.post(link("the-token"), {"role": "owner"}).status_code == 302
    with working_in(team.organisation):
        assert Member.objects.get(user=other).role == Role.VIEWER


def test_an_invitation_works_once(client, team):
    member_invitation(team.organisation, token="the-token")
    client.force_login(user("first@example.org"))
    assert client.post(link("the-token")).status_code == 302
    assert client.get(link("the-token")).status_code == 302
    client.force_login(user("second@example.org"))
    assert [
        client.get(link("the-token")).status_code,
        client.post(link("the-token")).status_code,
    ] == [
        410,
        410,
    ]


@pytest.mark.parametrize(
    "ended", [{"withdrawn_at": NOW}, {"accepted_at": NOW}, {"expires_at": NOW}]
)
def test_an_invitation_that_is_over_says_so_and_lets_nobody_in(client, team, ended):
    invitation = member_invitation(team.organisation, token="the-token", **ended)
    client.force_login(user())
    assert client.get(link("the-token")).status_code == 410
    with working_in(team.organisation), pytest.raises(ValidationError):
        accept_invitation(user=user(), invitation=invitation, now=NOW)


def test_a_member_who_opens_a_colleagues_link_does_not_use_it_up(client, team):
    member_invitation(team.organisation, token="the-token")
    client.force_login(team.viewer.user)
    assert "nothing to accept" in client.post(link("the-token")).content.decode()
    assert the_invitation(team).accepted_at is None


def test_somebody_who_had_left_comes_back_with_the_new_role(client, team):
    member_invitation(team.organisation, token="the-token", role=Role.VIEWER)
    client.force_login(team.ex_member.user)
    client.post(link("the-token"))
    with working_in(team.organisation):
        back = Member.objects.get(user=team.ex_member.user)
    assert (back.pk, back.role, back.is_active) == (team.ex_member.pk, Role.VIEWER, True)


def test_an_address_that_is_invited_or_belongs_already_gets_its_sentence(client, team):
    client.force_login(team.manager.user)
    assert invite(client, team).status_code == 302
    again = invite(client, team, email="BEN@example.org")
    assert (again.status_code, "already invited" in again.content.decode()) == (422, True)
    belongs = invite(client, team, email=team.viewer.user.email.upper())
    assert (belongs.status_code, "already a member" in belongs.content.decode()) == (422, True)
    assert "BEN@example.org" in again.content.decode()
    with working_in(team.organisation):
        assert MemberInvitation.objects.count() == 1


def test_two_managers_inviting_at_once_make_one_invitation(team, monkeypatch):
    boss = actor(team.manager)
    with working_in(team.organisation):
        invite_colleague(actor=boss, email="ben@example.org", role=Role.VIEWER, now=NOW)
        nothing = MemberInvitation.objects.none()
        monkeypatch.setattr("organisations.actions.invitations.open_invitations", lambda: nothing)
        with pytest.raises(ValidationError, match="already invited"):
            invite_colleague(actor=boss, email="ben@example.org", role=Role.VIEWER, now=NOW)
        assert MemberInvitation.objects.count() == 1


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"email": "two@@example.org"}, "such as name@example.org"),
        ({"email": ""}, "Write an e-mail address."),
        ({"role": "owner"}, "Choose a role from the list."),
        ({"role": "king"}, "Choose a role from the list."),
    ],
)
def test_what_cannot_be_an_invitation_comes_back_with_its_sentence(client, team, fields, sentence):
    client.force_login(team.manager.user)
    answer = invite(client, team, **fields)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()


def test_the_form_takes_nothing_but_address_and_role(client, team):
    other = cast("brindle")
    client.force_login(team.manager.user)
    extra = {"organisation": other.organisation.pk, "invited_by": other.owner.pk, "digest": "x"}
    invite(client, team, **extra)
    made = the_invitation(team)
    assert (made.organisation, made.invited_by) == (team.organisation, team.manager)
    assert made.digest != "x"


def test_sending_again_makes_a_new_link_and_the_old_one_stops_working(client, team):
    old = member_invitation(team.organisation, email="ben@example.org", token="the-token")
    client.force_login(team.manager.user)
    kwargs = {"org": team.organisation.slug, "pk": old.pk}
    assert client.post(reverse("organisations:invitation_resend", kwargs=kwargs)).status_code == 302
    new = the_invitation(team)
    assert (new.email, new.role, new.pk == old.pk) == ("ben@example.org", old.role, False)
    assert due_invitations(NOW) == [(team.organisation.pk, new.pk)]
    client.logout()
    assert client.get(link("the-token")).status_code == 410


def test_withdrawing_ends_it_once(client, team):
    invitation = member_invitation(team.organisation, token="the-token")
    client.force_login(team.manager.user)
    kwargs = {"org": team.organisation.slug, "pk": invitation.pk}
    address = reverse("organisations:invitation_withdraw", kwargs=kwargs)
    assert [client.post(address).status_code, client.post(address).status_code] == [302, 422]
    again = reverse("organisations:invitation_resend", kwargs=kwargs)
    assert client.post(again).status_code == 422
    assert due_invitations(NOW) == []


def test_the_first_facilitator_stands_in_and_the_second_changes_nothing(team):
    with working_in(team.organisation):
        for email in ("one@example.org", "two@example.org"):
            invitation = member_invitation(team.organisation, email=email, role=Role.FACILITATOR)
            accept_invitation(user=user(email), invitation=invitation, now=NOW)
    assert Organisation.objects.get().default_backup.user.email == "one@example.org"


def test_the_rule_tells_the_invited_person_once_and_mints_the_link(team):
    rule = rules.get("member_invitation")
    invitation = member_invitation(team.organisation, invited_by=team.owner)
    told = notice(team.organisation, rule=rule.kind, subject=f"memberinvitation:{invitation.pk}")
    with working_in(team.organisation):
        (subject,) = rule.load([invitation.pk])
        (occasion,) = rule.occasions(subject, NOW)
        said = rule.context(told, NOW)
        assert rule.still_needed(told, NOW) == ""
    assert [(one.kind, one.key) for one in occasion.recipients] == [
        ("invitation", str(invitation.pk))
    ]
    token = said["link"].rstrip("/").rpartition("/")[2]
    assert the_invitation(team).digest == digest_of(token)
    assert (said["inviter"], str(said["role"])) == (team.owner, "Manager")


def test_the_message_leaves_at_once_and_its_link_lets_in(
    client, team, django_capture_on_commit_callbacks
):
    client.force_login(team.manager.user)
    with django_capture_on_commit_callbacks(execute=True):
        invite(client, team, role="viewer")
    tick()
    (letter,) = mail.outbox
    assert letter.to == ["ben@example.org"]
    assert letter.subject == f"You are invited to join {team.organisation.name} on Coprod"
    assert "The link works until 15 March 2027." in letter.body
    ben = user("ben@example.org")
    client.force_login(ben)
    assert client.post(LINK.search(letter.body)[0]).status_code == 302
    with working_in(team.organisation):
        assert Member.objects.get(user=ben).role == Role.VIEWER


def test_nothing_goes_out_for_an_invitation_that_is_over(team):
    rule = rules.get("member_invitation")
    invitation = member_invitation(team.organisation, withdrawn_at=NOW)
    told = notice(team.organisation, rule=rule.kind, subject=f"memberinvitation:{invitation.pk}")
    with working_in(team.organisation):
        assert list(rule.load([invitation.pk])) == []
        assert rule.still_needed(told, NOW) == "no_longer_open"
    assert due_invitations(NOW + timedelta(days=1)) == []


def test_members_of_other_organisations_may_be_invited_here_too(client, team):
    elsewhere = member(cast("brindle").organisation)
    client.force_login(team.manager.user)
    assert invite(client, team, email=elsewhere.user.email).status_code == 302


def test_an_account_made_with_another_address_proves_that_one_itself(client, team):
    member_invitation(team.organisation, email="ben@example.org", token="the-token")
    client.get(link("the-token"))
    fields = {"name": "Cai", "email": "cai@example.org", "password1": PASSWORD}
    answer = client.post(reverse("account_signup"), fields)
    assert answer["Location"] == reverse("account_email_verification_sent")
    assert list(User.objects.filter(name="Cai").values_list("email", flat=True)) == [
        "cai@example.org"
    ]
    assert list(EmailAddress.objects.values_list("email", "verified").filter(user__name="Cai")) == [
        ("cai@example.org", False)
    ]


@pytest.mark.parametrize("change", [{"is_active": False}, {"role": Role.FACILITATOR}])
def test_an_invitation_lets_nobody_in_once_its_inviter_may_not(client, team, change):
    member_invitation(team.organisation, invited_by=team.manager, token="the-token")
    with working_in(team.organisation):
        Member.objects.filter(pk=team.manager.pk).update(**change)
    assert client.get(link("the-token")).status_code == 410
    stranger = user("stranger@example.org")
    client.force_login(stranger)
    assert client.post(link("the-token")).status_code == 410
    with working_in(team.organisation):
        assert not Member.objects.filter(user=stranger).exists()


def test_the_members_page_says_that_an_invitation_did_not_arrive(client):
    home = cast()
    lost = member_invitation(home.organisation, email="lost@example.org")
    member_invitation(home.organisation, email="found@example.org")
    subject = f"memberinvitation:{lost.pk}"
    notice(home.organisation, rule="member_invitation", subject=subject, state="failed")
    with working_in(home.organisation):
        found = {one.email: one.is_lost for one in open_invitations()}
    assert found == {"lost@example.org": True, "found@example.org": False}
    client.force_login(home.owner.user)
    page = client.get(reverse("organisations:member_list", args=[home.organisation.slug]))
    assert page.content.decode().count("The e-mail did not arrive") == 1
