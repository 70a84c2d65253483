"""Who wants to hear that what holds for a person has changed: that they stopped, set a limit, turned 16, are on hold.

`participants` lies below the apps that keep something computed from this, so they register here, and every action of the
register that changes it calls `changed`.
"""

from collections.abc import Iterable
from typing import Protocol

from kinds import Kind, Registry


class Follower(Kind, Protocol):
    """Something that is kept about people and follows from what holds for them."""

    def changed(self, participant_ids: Iterable[int]) -> None:
        """Take note, inside the organisation's scope and the transaction of the change, that it changed for these people."""
        ...


followers: Registry[Follower] = Registry("follower of people")


def changed(participant_ids: Iterable[int]) -> None:
    """Tell every follower that what holds for these people has changed."""
    ids = list(participant_ids)
    for follower in followers:
        follower.changed(ids)
