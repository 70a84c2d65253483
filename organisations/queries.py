"""Reads over accounts, organisations and members."""

from typing import Any

from django.db.models import QuerySet

from access.actors import Actor
from access.roles import Role
from access.scope import across_organisations
from organisations.models import Member, Organisation


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


def organisations_of(user: Any) -> QuerySet[Organisation]:
    """Return the organisations that `user` belongs to, by name."""
    with across_organisations(reason="listing the signed-in person's own organisations"):
        ids = list(
            Member.objects.active().filter(user_id=user.pk).values_list("organisation_id", flat=True)
        )
    return Organisation.objects.filter(pk__in=ids).order_by("name")


def active_members() -> QuerySet[Member]:
    """Return the members of the current organisation who may sign in, by name."""
    return Member.objects.active().select_related("user")
