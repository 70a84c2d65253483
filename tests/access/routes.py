"""Every route of the project with arguments for it, made from the URLconf, the gates and the factories."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps

from access.roles import Role
from access.scope import working_in
from access.system_checks import THIRD_PARTY_ROUTES, routes
from feedback.models import Consultation
from tests.factories import actor, closed_consultation, make, open_consultation

PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>|\(\?P<(\w+)>[^)]*\)")
OTHER_ARGUMENTS = {
    "number": 1,
    "slug": "no-such-ask",
    "missed": "6f1c0a52-4d1e-4b7e-9a53-0c8f6a1b2d3e",
    "picture": "6f1c0a52-4d1e-4b7e-9a53-0c8f6a1b2d3e",
    "mark": "0123456789abcdef",
    "page": 1,
    "meeting": 1,
    "side": "facilitators",
    "step": 1,
    "position": 1,
    "app_label": "organisations",
    "object_id": 1,
    "kind": "long_text",
    "format": "svg",
    "template": "youth_voice",
    "key": "story_interviews",
    "name": "20270301-100000-1-0",
    "code": "pl",
    "form": "child",
    "language": "en",
    "month": "2027-02",
}
"""What stands for parameters besides `org` and `pk`. A new parameter needs a line here, or the matrix fails."""


METHOD_REFUSED = 405
"""The status of a route that has no page: nobody can look at anything there, only send."""


PARTS = {
    "question": ("feedback.Question", "form_version__consultation"),
    "ask": ("feedback.Ask", "consultation"),
    "rule": ("feedback.PageRule", "form_version__consultation"),
    "worry": ("feedback.Worry", "consultation"),
    "call": ("feedback.CallRequest", "consultation"),
    "need": ("participants.AccessNeed", "participant"),
    "attempt": ("feedback.TryOut", "consultation"),
    "sign_up": ("feedback.SignUp", "meeting"),
    "note": ("feedback.MeetingNote", "meeting"),
    "thread": ("feedback.Response", "consultation"),
    "word": ("feedback.Answer", "response__consultation"),
    "answer": ("feedback.Answer", "response__consultation"),
    "quote": ("feedback.Quote", "answer__response__consultation"),
    "outcome": ("feedback.Outcome", "items"),
    "delivery": ("feedback.Delivery", "outcome"),
    "milestone": ("feedback.Milestone", "delivery"),
    "wording": ("feedback.OutcomeWording", "outcome_version__outcome"),
    "missed": ("feedback.Missed", "consultation"),
    "group": ("projects.StakeholderGroup", "project__stages"),
}
"""Parameters that name a part of the row in `pk`: the part's model, and the way from it to that row."""


NAMED_BY = {"thread": "thread"}
"""What names a part that its key does not name."""
FIELDS = {"thread": {"way": "paper"}, "answer": {"has_picture": True}}
"""What a part is made with so that it has the pages it is named in."""
FOUND_BY = {"thread": {"way": "paper"}, "answer": {"question__kind": "photo"}}
"""How such parts are found among the rows."""


STATES = {Consultation: (open_consultation, closed_consultation)}
"""Models whose pages differ with where a row stands, and how rows in the other states are made."""


@dataclass(frozen=True)
class Route:
    """One named address and the view behind it."""

    name: str
    path: str
    view: Any

    @property
    def door(self) -> str:
        """How people get in: gate, operator, signed_in, public, participant_link or third_party."""
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
        assert not missing, f"{self.name}: say in tests/access/routes.py what stands for {missing}."

        def fill(found: re.Match[str]) -> str:
            return str(arguments[found.group(1) or found.group(2)])

        return "/" + PARAMETER.sub(fill, self.path).translate({ord("^"): None, ord("$"): None})

    def address_in(self, organisation: Any) -> str:
        """Return the address of a new row of this organisation."""
        return self.address(**self.arguments_in(organisation))

    def addresses_in(self, organisation: Any) -> Iterator[str]:
        """Yield the address of a new row, and where rows stand differently, of one in each state."""
        given = self.arguments_in(organisation)
        yield self.address(**given)
        for build in STATES.get(getattr(self.view, "model", None), ()):
            yield self.address(**given | {"pk": build(organisation).pk})

    def arguments_in(self, organisation: Any) -> dict[str, Any]:
        """Return arguments that name new rows of this organisation: a part, if any, and the row it belongs to."""
        given = {"org": organisation.slug}
        model = getattr(self.view, "model", None)
        for name in self.parameters:
            if name in PARTS:
                label, way = PARTS[name]
                part = make(apps.get_model(label), organisation, **FIELDS.get(name, {}))
                named = getattr(part, NAMED_BY.get(name, "pk"))
                given |= {name: named, "pk": whole(part, way, organisation)}
        if model is not None and "pk" not in given:
            given["pk"] = make(model, organisation).pk
        return given


def whole(part: Any, way: str, organisation: Any) -> Any:
    """Return the key of the row that a part belongs to; of several the first."""
    with working_in(organisation):
        rows = type(part).objects.filter(pk=part.pk).order_by(way)
        return rows.values_list(way, flat=True).first()


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


def refused_roles(route: Route, cast: Any, address: str) -> list[Role]:
    """Return the roles that the route's own policy refuses for the object behind this address."""
    with working_in(cast.organisation):
        target = cast.organisation
        if route.view.model is not None:
            pk = re.search(r"/(\d+)/", address)[1]
            target = route.view.model.objects.get(pk=pk)
        people = {role: actor(cast.with_role(role)) for role in Role}
        return [role for role in Role if not route.view.policy(people[role], target)]
