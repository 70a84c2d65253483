"""What the five stages are called, as a higher app tells: projects know only their numbers."""

from collections.abc import Mapping
from typing import Any

_names: dict[int, Any] = {}


def register_stage_names(names: Mapping[int, Any]) -> None:
    """Say what the stages are called. Called in `AppConfig.ready` of a higher app."""
    _names.update(names)


def stage_choices() -> list[tuple[int, Any]]:
    """Return number and name of each stage."""
    return sorted(_names.items())


def stage_name(number: int | None) -> str:
    """Return what a stage is called; "" for none."""
    return str(_names.get(number or 0, ""))
