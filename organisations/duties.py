"""What a member still holds elsewhere, as higher apps tell, and handing it on: nobody leaves before it is in other hands."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from access.actors import Actor
from organisations.models import Member


@dataclass(frozen=True, slots=True)
class Duty:
    """One thing that a member holds: what it is called, as what they hold it, where it is handed on, and its key."""

    title: str
    roles: Sequence[str]
    url: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Handing:
    """That everything a member holds goes to others.

    `to` names who takes each duty over, by its key. Where it names nobody, `is_forced` says that whoever stands in
    takes it, and `fallback` when nobody does.
    """

    by: Actor
    member: Member
    to: Mapping[str, Member]
    why: str
    now: datetime
    is_forced: bool = False
    fallback: Member | None = None

    def taker(self, key: str, stand_ins: Iterable[Member | None] = ()) -> Member | None:
        """Return who takes a duty over: who was named, or by force the first of `stand_ins` who still works here."""
        if key in self.to:
            return self.to[key]
        if not self.is_forced:
            return None
        others = (one for one in stand_ins if one is not None and one.pk != self.member.pk)
        return first_here(others) or self.fallback


def first_here(members: Iterable[Member | None]) -> Member | None:
    """Return the first of these who still works here, or None."""
    return next((one for one in members if one is not None and one.works_here), None)


DutyLoader = Callable[[Member], Sequence[Duty]]
"""Takes a member of the organisation whose scope is open; answers what they hold."""
Reassigner = Callable[[Handing], None]
"""Moves what a member holds in one app, inside the caller's transaction."""

_loaders: list[DutyLoader] = []
_reassigners: list[Reassigner] = []


def register_duties(loader: DutyLoader) -> None:
    """Add what members hold in one app. Called in `AppConfig.ready` of a higher app."""
    if loader not in _loaders:
        _loaders.append(loader)


def register_reassign(reassigner: Reassigner) -> None:
    """Add how what members hold in one app is handed on. Called in `AppConfig.ready` of a higher app."""
    if reassigner not in _reassigners:
        _reassigners.append(reassigner)


def duties_of(member: Member) -> list[Duty]:
    """Return everything that the member holds."""
    return [duty for loader in _loaders for duty in loader(member)]


def reassign_duties(handing: Handing) -> None:
    """Let every app hand on what the member holds in it."""
    for reassigner in _reassigners:
        reassigner(handing)
