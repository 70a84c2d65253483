"""The person who acts, as the gate hands them to policies and actions.

`access` lies below the tables that hold members, so the app that owns them registers how to find an actor.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponseBase

from access.roles import Role


@dataclass(frozen=True, slots=True)
class Actor:
    """A signed-in person in one organisation."""

    user_id: int
    member_id: int
    organisation: Any
    role: Role
    name: str

    def is_at_least(self, least: Role) -> bool:
        """Return whether the actor's role reaches `least`."""
        return self.role.reaches(least)


ActorLoader = Callable[[Any, str], Actor | None]
"""Takes a user and an organisation's slug; answers the actor, or None when the two have nothing to do with each other."""

_loaders: list[ActorLoader] = []


def register_actor_loader(loader: ActorLoader) -> None:
    """Set the function that finds the actor for a user and an organisation's slug."""
    _loaders[:] = [loader]


def load_actor(user: Any, slug: str) -> Actor | None:
    """Return the actor for `user` in the organisation named `slug`, or None when there is none."""
    return _loaders[0](user, slug)


def is_operator(user: Any) -> bool:
    """Return whether this account looks after the installation. It says nothing about any organisation's pages."""
    return bool(user.is_authenticated and user.is_active and user.is_staff)


OperatorCondition = Callable[[HttpRequest], HttpResponseBase | None]
"""Answers None when the operator may go on, or the page where they first do what is missing, such as a second step."""

_operator_conditions: list[OperatorCondition] = []


def register_operator_condition(condition: OperatorCondition) -> None:
    """Ask for something more of operators than their account. Called in `AppConfig.ready` of a higher app."""
    if condition not in _operator_conditions:
        _operator_conditions.append(condition)


def missing_from_operator(request: HttpRequest) -> HttpResponseBase | None:
    """Return where an operator has to go first, or None when nothing is missing."""
    for condition in _operator_conditions:
        elsewhere = condition(request)
        if elsewhere is not None:
            return elsewhere
    return None


MemberCondition = Callable[[HttpRequest, Actor], HttpResponseBase | None]
"""Answers None when the member may go on, or the page where they first do what their organisation asks of everyone."""

_member_conditions: list[MemberCondition] = []


def register_member_condition(condition: MemberCondition) -> None:
    """Ask for something of members before they see anything. Called in `AppConfig.ready` of a higher app."""
    if condition not in _member_conditions:
        _member_conditions.append(condition)


def missing_from_member(request: HttpRequest, actor: Actor) -> HttpResponseBase | None:
    """Return where a member has to go first, or None when nothing is missing."""
    for condition in _member_conditions:
        elsewhere = condition(request, actor)
        if elsewhere is not None:
            return elsewhere
    return None
