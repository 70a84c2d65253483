"""The limits of asking that hold in an organisation, and every version of them."""

from feedback.domain.load import Settings, settings_from
from feedback.models import LimitsVersion


def current_limits() -> tuple[int, Settings]:
    """Return the number of the version in force, 0 for the usual one, and its numbers; one statement."""
    newest = LimitsVersion.objects.order_by("-number").first()
    return (
        (0, settings_from({})) if newest is None else (newest.number, settings_from(newest.values))
    )


def versions_of_limits() -> list[LimitsVersion]:
    """Return every version that the current organisation set, the newest first; one statement."""
    return list(LimitsVersion.objects.select_related("made_by__user").order_by("-number"))
