"""Two organisations with look-alike data and a fixed cast."""

from dataclasses import dataclass
from typing import Any

from access.roles import Role
from organisations.models import Member, Organisation
from tests.factories.people import members, organisation
from tests.factories.registry import canary

ROLES = [role.value for role in reversed(Role)]
"""In the order in which their members are made; the one who left comes after them."""


@dataclass(frozen=True)
class Cast:
    """One organisation and its people: one of each role, and one who left."""

    organisation: Organisation
    owner: Member
    manager: Member
    facilitator: Member
    viewer: Member
    ex_member: Member

    @property
    def canary(self) -> str:
        """The word that stands in this organisation's texts only."""
        return canary(self.organisation)

    def with_role(self, role: Role) -> Member:
        """Return the member who has this role."""
        return getattr(self, role.value)


@dataclass(frozen=True)
class World:
    """Organisation A, which is looked at, and B, whose people have no business there."""

    a: Cast
    b: Cast


def cast(slug: str = "ashburn", name: str = "Ashburn Council") -> Cast:
    """Return an organisation with one member of each role and one who left."""
    made = organisation(slug=slug, name=name)
    made.name = f"{name} {canary(made)}"
    wanted = [{"role": Role(role)} for role in ROLES]
    rows = members(made, *wanted, {"role": Role.OWNER, "is_active": False})
    found = _named(made, rows)
    made.default_backup = made.default_manager = made.default_senior = found.owner
    made.help_text = f"Ring 111 in an emergency. {canary(made)}"
    made.default_wording = f"Two people read this. {canary(made)}"
    made.save()
    return found


def two_organisations() -> World:
    """Return A and B, alike but for their canaries."""
    return World(a=cast("ashburn"), b=cast("brindle"))


def the_two_organisations() -> World:
    """Return A and B as `two_organisations` left them in the database."""
    return World(a=_cast_of("ashburn"), b=_cast_of("brindle"))


def _cast_of(slug: str) -> Cast:
    made = Organisation.objects.get(slug=slug)
    rows = Member._base_manager.filter(organisation=made).select_related("user")
    first = list(rows.order_by("pk")[: len(ROLES) + 1])
    for each in first:
        each.organisation = made
    return _named(made, first)


def _named(made: Organisation, rows: list[Member]) -> Cast:
    people: dict[str, Any] = dict(zip([*ROLES, "ex_member"], rows, strict=True))
    return Cast(organisation=made, **people)
