"""Every route of the project with arguments for it, made from the URLconf, the gates and the factories."""

import re
from dataclasses import dataclass
from typing import Any

from access.system_checks import THIRD_PARTY_ROUTES, routes
from tests.factories import make

PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>|\(\?P<(\w+)>[^)]*\)")
OTHER_ARGUMENTS = {
    "number": 1,
    "page": 1,
    "step": 1,
    "position": 1,
    "kind": "long_text",
    "format": "svg",
    "name": "20270301-100000-1-0",
}
"""What stands for parameters besides `org` and `pk`. A new parameter needs a line here, or the matrix fails."""


@dataclass(frozen=True)
class Route:
    """One named address and the view behind it."""

    name: str
    path: str
    view: Any

    @property
    def door(self) -> str:
        """How people get in: gate, signed_in, public, participant_link or third_party."""
        if self.name in THIRD_PARTY_ROUTES:
            return "third_party"
        return self.view.door

    @property
    def parameters(self) -> list[str]:
        """The names of what varies in the address."""
        return [typed or grouped for typed, grouped in PARAMETER.findall(self.path)]

    def address(self, **given: Any) -> str:
        """Return the address with these arguments, filling up with `OTHER_ARGUMENTS`."""
        arguments = {**OTHER_ARGUMENTS, **given}
        missing = [name for name in self.parameters if name not in arguments]
        assert not missing, f"{self.name}: say what stands for {missing} in OTHER_ARGUMENTS."

        def fill(found: re.Match[str]) -> str:
            return str(arguments[found.group(1) or found.group(2)])

        return "/" + PARAMETER.sub(fill, self.path)

    def address_in(self, organisation: Any) -> str:
        """Return the address of a new row of this organisation."""
        given = {"org": organisation.slug}
        if getattr(self.view, "model", None) is not None:
            given["pk"] = make(self.view.model, organisation).pk
        return self.address(**given)


def every_route() -> list[Route]:
    """Return all routes but those of static files."""
    found = [Route(name, path, view) for name, path, view in routes()]
    return [route for route in found if not route.path.startswith("static/")]


def by_door(door: str) -> list[Route]:
    """Return the routes that people enter by this door."""
    return [route for route in every_route() if route.door == door]


def route_id(route: Route) -> str:
    """Name a route in the output of pytest."""
    return route.name
