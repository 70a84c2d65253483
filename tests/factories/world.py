"""Two organisations with look-alike data and a fixed cast."""

from dataclasses import dataclass
from typing import Any

from access.roles import Role
from organisations.models import Member, Organisation
from tests.factories.people import members, organisation
from tests.factories.registry import canary


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
    names = [role.value for role in reversed(Role)]
    wanted = [{"role": role} for role in reversed(Role)]
    rows = members(made, *wanted, {"role": Role.OWNER, "is_active": False})
    people: dict[str, Any] = dict(zip([*names, "ex_member"], rows, strict=True))
    owner = people["owner"]
    made.default_backup = made.default_manager = made.default_senior = owner
    made.help_text = f"Ring 111 in an emergency. {canary(made)}"
    made.default_wording = f"Two people read this. {canary(made)}"
    made.save()
    return Cast(organisation=made, **people)


def two_organisations() -> World:
    """Return A and B, alike but for their canaries."""
    return World(a=cast("ashburn"), b=cast("brindle"))
