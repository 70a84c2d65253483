"""The person who acts, as the gate hands them to policies and actions.

`access` lies below the tables that hold members, so the app that owns them registers how to find an actor.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

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
