"""Accounts, organisations, members and invitations."""

from datetime import timedelta
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import make_password

from access.actors import Actor
from access.roles import Role
from access.scope import working_in
from access.tokens import digest_of
from organisations.models import (
    Handover,
    Member,
    MemberInvitation,
    Organisation,
    SettingsVersion,
    User,
)
from organisations.queries import actor_from
from tests.factories.clock import NOW
from tests.factories.registry import canary, create, factory_for, next_number

PASSWORD = "a long enough password"
"""Everybody's."""


def user(email: str = "", **fields: Any) -> User:
    """Return an account whose address is confirmed, so that it can sign in."""
    email = email or f"person{next_number(User)}@example.org"
    made = User.objects.create_user(email, PASSWORD, **{"name": email.split("@")[0], **fields})
    made.emailaddress_set.create(email=email, verified=True, primary=True)
    return made


def operator(email: str = "", **fields: Any) -> User:
    """Return the account of an operator, with a second step at sign-in, which every operator needs."""
    made = user(email, is_staff=True, **fields)
    Authenticator.objects.create(user=made, type=Authenticator.Type.TOTP, data={})
    return made


def organisation(name: str = "Ashburn Council", **fields: Any) -> Organisation:
    """Return an organisation without members."""
    slug = fields.pop("slug", "") or f"organisation-{next_number(Organisation)}"
    return Organisation.objects.create(name=name, slug=slug, **fields)


@factory_for("organisations.Member")
def member(within: Organisation, *, role: str = Role.FACILITATOR, **fields: Any) -> Member:
    """Return a member with a new account, or the account given as `user`."""
    account = fields.pop("user", None) or user(
        f"{role}{next_number(Member)}.{canary(within)}@example.org",
        name=f"Isla {canary(within)}",
    )
    return create(Member, within, user=account, role=role, **fields)


def members(within: Organisation, *people: dict[str, Any]) -> list[Member]:
    """Return a member for each, as `member` makes them one by one, in three statements."""
    first = next_number(Member)
    accounts = [
        User(
            email=f"{fields['role']}{number}.{canary(within)}@example.org",
            name=f"Isla {canary(within)}",
            password=make_password(PASSWORD),
        )
        for number, fields in enumerate(people, first)
    ]
    User.objects.bulk_create(accounts)
    EmailAddress.objects.bulk_create(
        EmailAddress(user=account, email=account.email, verified=True, primary=True)
        for account in accounts
    )
    rows = [
        Member(organisation=within, user=account, **fields)
        for account, fields in zip(accounts, people, strict=True)
    ]
    with working_in(within):
        return Member.objects.bulk_create(rows)


@factory_for("organisations.MemberInvitation")
def member_invitation(
    within: Organisation, *, email: str = "", role: str = Role.MANAGER, **fields: Any
) -> MemberInvitation:
    """Return an open invitation; `token` (not stored) opens it."""
    number = next_number(MemberInvitation)
    token = fields.pop("token", f"invitation-token-{number}")
    return create(
        MemberInvitation,
        within,
        email=email or f"invited{number}.{canary(within)}@example.org",
        role=role,
        digest=digest_of(token),
        **{"expires_at": NOW + timedelta(days=14), **fields},
    )


@factory_for("organisations.SettingsVersion")
def settings_version(within: Organisation, **fields: Any) -> SettingsVersion:
    """Return the numbers as they stand, under the next number."""
    number = fields.pop("number", next_number(SettingsVersion))
    return create(SettingsVersion, within, number=number, values=within.numbers, **fields)


@factory_for("organisations.Handover")
def handover(within: Organisation, **fields: Any) -> Handover:
    """Return that one member made another one the owner."""
    given_by = fields.pop("given_by", None) or member(within, role=Role.MANAGER)
    given_to = fields.pop("given_to", None) or member(within, role=Role.OWNER)
    return create(
        Handover, within, given_by=given_by, given_to=given_to, **{"given_at": NOW, **fields}
    )


def actor(who: Member) -> Actor:
    """Return the actor that a member is."""
    return actor_from(who)
