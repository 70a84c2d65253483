"""Which ways of involving people fit where, and whether a way was picked before a reason."""

from collections.abc import Collection
from typing import Protocol

GROWN_UP = frozenset({"18_25", "26"})
"""The age bands of adults."""


class Fitting(Protocol):
    """What of a method says where it fits; the collections hold codes."""

    @property
    def stages(self) -> Collection[int]:
        """Numbers of stages, 1 to 5."""
        ...

    @property
    def kinds(self) -> Collection[str]:
        """How the people relate to the service."""
        ...

    @property
    def functions(self) -> Collection[str]:
        """What the answers are for (`stages.domain.functions`)."""
        ...

    @property
    def bands(self) -> Collection[str]:
        """Ages that it suits."""
        ...

    @property
    def people_minutes(self) -> int:
        """Minutes that it takes of each person."""
        ...

    @property
    def is_standing(self) -> bool:
        """Whether it is a group that stays, such as a forum."""
        ...


def fits(
    method: Fitting,
    *,
    stage: int | None = None,
    kind: str = "",
    what_for: str = "",
    band: str = "",
) -> bool:
    """Return whether a method fits all that is said; what is left empty is not asked about."""
    return (
        (stage is None or stage in method.stages)
        and (not kind or kind in method.kinds)
        and (not what_for or what_for in method.functions)
        and (not band or band in method.bands)
    )


def closeness(method: Fitting) -> tuple[bool, bool, int, int]:
    """Return a sort key, the closest first.

    Groups that stay come last, before them what is for children only; then what is made for few places comes before what
    fits everywhere, and what takes less of people's time before what takes more.
    """
    is_for_children = GROWN_UP.isdisjoint(method.bands)
    places = len(method.stages) * len(method.kinds) * len(method.functions)
    return (method.is_standing, is_for_children, places, method.people_minutes)


def comes_before_reason(*, is_standing: bool, reasons: Collection[str]) -> bool:
    """Return whether a group that stays was picked although none of the reasons says anything."""
    return is_standing and not any(reason.strip() for reason in reasons)
