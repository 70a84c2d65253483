"""How many people were reached, group by group and stage by stage: told by the app above that asks them."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from stages.domain.reached import Reached

type Reach = Mapping[tuple[int, int], Reached]
"""By the ids of stage and group; who was not asked is left out."""
Counter = Callable[[Any, datetime], Reach]
"""Answers the reach in one project at an instant, in a fixed number of statements, by the small-number rules."""

_counters: list[Counter] = []


def register(counter: Counter) -> None:
    """Let an app say how many were reached. Called in `AppConfig.ready`."""
    if counter not in _counters:
        _counters.append(counter)


def reach(project: Any, now: datetime) -> dict[tuple[int, int], Reached]:
    """Return what the apps above say about a project."""
    found: dict[tuple[int, int], Reached] = {}
    for counter in _counters:
        found |= counter(project, now)
    return found
