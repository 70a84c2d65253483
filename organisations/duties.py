"""What a member still holds elsewhere, as higher apps tell: it is shown before somebody leaves."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from organisations.models import Member


@dataclass(frozen=True, slots=True)
class Duty:
    """One thing that a member holds: what it is called, as what they hold it, and where it is handed on."""

    title: str
    roles: Sequence[str]
    url: str = ""


DutyLoader = Callable[[Member], Sequence[Duty]]
"""Takes a member of the organisation whose scope is open; answers what they hold."""

_loaders: list[DutyLoader] = []


def register_duties(loader: DutyLoader) -> None:
    """Add what members hold in one app. Called in `AppConfig.ready` of a higher app."""
    if loader not in _loaders:
        _loaders.append(loader)


def duties_of(member: Member) -> list[Duty]:
    """Return everything that the member holds."""
    return [duty for loader in _loaders for duty in loader(member)]
