"""The numbers of asking that an organisation may choose: each within bounds that keep it sane.

For children they only get stricter, and nobody is written to more often before we stop than is usual. The weights of a
score, and what one or two owed answers mean, are not for choosing.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from feedback.domain.load import CHILD, DEFAULTS, LIGHT, PROFILES


@dataclass(frozen=True, slots=True)
class Bounds:
    """The least and the most that may be chosen."""

    least: int
    most: int

    def holds(self, value: int) -> bool:
        """Whether `value` may be chosen."""
        return self.least <= value <= self.most


def _of_profile(profile: str) -> dict[str, Bounds]:
    usual = DEFAULTS
    looser = 1 if profile == CHILD else 2
    return {
        f"points_{profile}": Bounds(1, looser * usual.points(profile)),
        f"minutes_{profile}": Bounds(10, looser * usual.minutes(profile)),
        f"max_asks_{profile}": Bounds(1, looser * usual.max_asks(profile)),
    }


BOUNDS: Mapping[str, Bounds] = {
    "min_gap_days": Bounds(3, 90),
    "unanswered_stop": Bounds(1, DEFAULTS.unanswered_stop),
    "max_reminders": Bounds(0, DEFAULTS.max_reminders),
} | {name: bounds for profile in PROFILES for name, bounds in _of_profile(profile).items()}
"""Every number that may be chosen, by its name in `Settings`."""

CHILD_ABOVE_LIGHT = "child_above_light"


def faults(chosen: Mapping[str, int]) -> dict[str, str]:
    """Which numbers cannot be chosen, by name, and why: a code, or an empty text when out of bounds."""
    found = {name: "" for name, bounds in BOUNDS.items() if not bounds.holds(chosen[name])}
    for kind in ("points", "minutes", "max_asks"):
        child = f"{kind}_{CHILD}"
        if not found and chosen[child] > chosen[f"{kind}_{LIGHT}"]:
            found[child] = CHILD_ABOVE_LIGHT
    return found


def usual() -> dict[str, int]:
    """Return the usual numbers, by name."""
    return {name: int(getattr(DEFAULTS, name)) for name in BOUNDS}
