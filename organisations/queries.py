"""Reads over accounts, organisations and members."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from typing import Any

from django.db.models import CharField, Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat

from access.actors import Actor
from access.models import AuditEntry
from access.roles import Role
from access.scope import across_organisations
from access.tokens import digest_of
from notices.models import Notice, NoticeState
from organisations import terms
from organisations.domain.closed_days import Spell
from organisations.models import (
    CalendarFeed,
    ClosedSpell,
    Handover,
    Member,
    MemberInvitation,
    Organisation,
    Partner,
    SettingsVersion,
)


def actor_for(user: Any, slug: str) -> Actor | None:
    """Return the actor for `user` in the organisation named `slug`, or None; one statement."""
    if not user.is_authenticated:
        return None
    with across_organisations(reason="finding whether the signed-in person belongs here"):
        member = (
            Member.objects.active()
            .filter(user_id=user.pk, organisation__slug=slug)
            .select_related("organisation")
            .first()
        )
    return actor_from(member, user.name or user.email) if member else None


def actor_from(member: Member, name: str = "") -> Actor:
    """Return the actor that a member is."""
    return Actor(
        user_id=member.user_id,
        member_id=member.pk,
        organisation=member.organisation,
        role=Role(member.role),
        name=name or str(member.user),
    )


def actor_of_account(user_id: int | None) -> Actor | None:
    """Return the actor that an account is in the current organisation now, or None where it is no member any more."""
    if user_id is None:
        return None
    rows = Member.objects.active().filter(user_id=user_id)
    member = rows.select_related("organisation", "user").first()
    return actor_from(member) if member else None


def membership_of(user: Any) -> Member | None:
    """Return the oldest of the places where `user` belongs, or None; what is chosen for all is read from it."""
    with across_organisations(
        reason="the signed-in person's own choice holds wherever they belong"
    ):
        return Member.objects.active().filter(user_id=user.pk).order_by("pk").first()


def organisations_of(user: Any) -> QuerySet[Organisation]:
    """Return the organisations that `user` belongs to, by name."""
    with across_organisations(reason="listing the signed-in person's own organisations"):
        ids = list(
            Member.objects.active()
            .filter(user_id=user.pk)
            .values_list("organisation_id", flat=True)
        )
    return Organisation.objects.filter(pk__in=ids).order_by("name")


def active_members() -> QuerySet[Member]:
    """Return the members of the current organisation who may sign in, by name."""
    return Member.objects.active().select_related("user")


def member_names(ids: Iterable[int]) -> dict[int, str]:
    """Return the names of members of the current organisation, who may have left, by id; one statement."""
    rows = Member.objects.filter(pk__in=set(ids)).select_related("user")
    return {member.pk: str(member) for member in rows}


def invited_addresses(ids: Iterable[int]) -> dict[int, str]:
    """Return the addresses that colleagues were invited under, by invitation; one statement."""
    return dict(MemberInvitation.objects.filter(pk__in=set(ids)).values_list("pk", "email"))


def is_member(user: Any, organisation: Organisation) -> bool:
    """Return whether `user` is an active member of `organisation`, whose scope is open."""
    return Member.objects.active().filter(user_id=user.pk, organisation=organisation).exists()


def has_member_with(email: str) -> bool:
    """Return whether an active member of the current organisation has this address, however it is written."""
    return Member.objects.active().filter(user__email__iexact=email).exists()


def owners() -> QuerySet[Member]:
    """Return the active owners of the current organisation, the longest there first."""
    return active_members().filter(role=Role.OWNER).order_by("pk")


@dataclass(frozen=True, slots=True)
class Numbers:
    """One version of the numbers of an organisation: label and value, and who chose it when."""

    number: int
    made_at: datetime
    made_by: str
    lines: list[tuple[Any, int]]


def versions_of_numbers() -> list[Numbers]:
    """Return every version of the current organisation's numbers, the newest first; one statement."""
    rows = SettingsVersion.objects.select_related("made_by__user").order_by("-number")
    fields: dict[str, Any] = {field.name: field for field in Organisation._meta.concrete_fields}
    return [
        Numbers(
            number=row.number,
            made_at=row.made_at,
            made_by=str(row.made_by or ""),
            lines=[(fields[name].verbose_name, value) for name, value in row.values.items()],
        )
        for row in rows
    ]


def default_roles(member: Member, home: Organisation) -> list[Any]:
    """Return in words which of the organisation's defaults the member holds; an owner stands in when they leave."""
    return [
        words for name, words in terms.DEFAULT_ROLES.items() if getattr(home, name) == member.pk
    ]


def open_invitations() -> QuerySet[MemberInvitation]:
    """Return the invitations of the current organisation that nobody accepted or withdrew, the newest first.

    `is_lost` says that the e-mail with the link did not arrive.
    """
    subject = Concat(Value("memberinvitation:"), Cast(OuterRef("pk"), CharField()))
    lost = Notice.objects.filter(subject=subject, state=NoticeState.FAILED)
    rows = MemberInvitation.objects.filter(accepted_at=None, withdrawn_at=None)
    rows = rows.annotate(is_lost=Exists(lost))
    return rows.select_related("invited_by__user").order_by("-created_at", "-pk")


def invitation_by_token(token: str) -> MemberInvitation | None:
    """Return the invitation that this token opens, or opened once, with its organisation."""
    with across_organisations(reason="the holder of an invitation is no member yet"):
        return (
            MemberInvitation.objects.filter(digest=digest_of(token))
            .select_related("organisation", "invited_by__user")
            .first()
        )


def due_invitations(now: datetime) -> list[tuple[int, int]]:
    """Return (organisation, invitation) for every open invitation whose time has not run out."""
    with across_organisations(reason="the planner looks for what is due in every organisation"):
        rows = MemberInvitation.objects.filter(
            accepted_at=None, withdrawn_at=None, expires_at__gt=now
        )
        return list(rows.values_list("organisation_id", "pk"))


def handovers() -> QuerySet[Handover]:
    """Return the handovers of the current organisation with both owners."""
    return Handover.objects.select_related(
        "organisation", "given_by__user", "given_to__user"
    ).order_by("pk")


def due_handovers(since: datetime) -> list[tuple[int, int]]:
    """Return (organisation, handover) for every organisation that was handed over since then; one statement."""
    with across_organisations(reason="the planner looks for what is due in every organisation"):
        rows = Handover.objects.filter(given_at__gte=since).order_by("pk")
        return list(rows.values_list("organisation_id", "pk"))


def organisations_of_accounts(user_ids: Iterable[int]) -> set[int]:
    """Return the ids of the organisations to which any of these accounts belongs; one statement."""
    with across_organisations(reason="what operators do to an account concerns its organisations"):
        rows = Member.objects.filter(user__in=list(user_ids), is_active=True)
        return set(rows.values_list("organisation_id", flat=True))


def closed_spells() -> QuerySet[ClosedSpell]:
    """Return the days on which people are away or busy, the earliest first."""
    return ClosedSpell.objects.order_by("starts_on", "name", "pk")


def closed_spells_between(first: date, last: date) -> list[Spell]:
    """Return the closed days that meet `first` to `last`, as values for `organisations.domain.closed_days`; one statement."""
    rows = closed_spells().filter(starts_on__lte=last, ends_on__gte=first)
    return [Spell(*values) for values in rows.values_list("name", "starts_on", "ends_on")]


def closed_names() -> set[tuple[str, date]]:
    """Return name, case-folded, and first day of every closed spell: what makes one the same as another; one statement."""
    rows = ClosedSpell.objects.values_list("name", "starts_on")
    return {(name.casefold(), starts_on) for name, starts_on in rows}


def calendar_feeds(member_id: int) -> list[CalendarFeed]:
    """Return a member's calendar addresses that still open, the newest first; one statement."""
    rows = CalendarFeed.objects.filter(member=member_id, revoked_at=None)
    return list(rows.order_by("-created_at", "-pk"))


def calendar_by_token(token: str, now: datetime) -> CalendarFeed | None:
    """Return the calendar that this address opens: not taken back, not over, and its member still belongs here."""
    with across_organisations(reason="the address of a calendar names no organisation"):
        return (
            CalendarFeed.objects.filter(
                Q(expires_at=None) | Q(expires_at__gt=now),
                digest=digest_of(token),
                revoked_at=None,
                member__in=Member.objects.active(),
            )
            .select_related("organisation", "member")
            .first()
        )


def partners() -> QuerySet[Partner]:
    """Return the other organisations that the current one works with, those who still do first, by name."""
    return Partner.objects.order_by("-is_active", "name", "pk")


def is_partner_named(name: str, *, besides: int | None = None) -> bool:
    """Return whether another organisation of this name is on the list; capitals make no difference."""
    return Partner.objects.filter(name__iexact=name).exclude(pk=besides).exists()


def partner_choices(*, kept: int | None = None) -> list[tuple[int, str]]:
    """Return ids and names of the partners that still work with us, and of the one `kept` from before; one statement."""
    return list(Partner.objects.filter(Q(is_active=True) | Q(pk=kept)).values_list("pk", "name"))


@dataclass(frozen=True, slots=True)
class Colleagues:
    """The members of an organisation, by id: who may sign in, by name, and who does not any more."""

    here: dict[int, str]
    left: dict[int, str]


def colleagues() -> Colleagues:
    """Return everybody who is or was a member of the current organisation; one statement."""
    rows = Member.objects.select_related("user").order_by("user__name", "pk")
    here = {row.pk: str(row) for row in rows if row.works_here}
    return Colleagues(here, {row.pk: str(row) for row in rows if row.pk not in here})


def days_of_leaving(member_ids: Iterable[int], zone: tzinfo) -> dict[int, date]:
    """Return the day on which each of these members left, where it is written down; one statement, none for nobody."""
    ids = [str(pk) for pk in member_ids]
    if not ids:
        return {}
    rows = AuditEntry.objects.filter(
        verb="ended membership", target_type="organisations.member", target_id__in=ids
    )
    found = rows.order_by("at").values_list("target_id", "at")
    return {int(pk): at.astimezone(zone).date() for pk, at in found}
