"""The rows of a grid and the names of its points."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from feedback.question_types.base.settings import LinesField, SettingsForm, keyed

POINTS = (
    _("Strongly disagree"),
    _("Disagree"),
    _("Neither"),
    _("Agree"),
    _("Strongly agree"),
)
"""The points that nobody has named otherwise, from the lowest to the highest."""


def points_of(settings: Mapping[str, Any]) -> list[Any]:
    """The names of the five points."""
    return list(settings.get("points") or POINTS)


class GridSettingsForm(SettingsForm):
    """What people agree or disagree with, and what the points are called."""

    rows = LinesField(
        label=_("Rows"),
        help_text=_("One statement on each line. Each takes about 6 seconds; five are plenty."),
        least=1,
        most=12,
        too_few=_("Write at least one row."),
    )
    points = LinesField(
        label=_("Points"),
        help_text=_("Five lines, from the lowest to the highest. “Not sure” is always there."),
        least=5,
        most=5,
        longest=60,
        too_few=_("Write five points, each on its own line."),
    )

    @classmethod
    def initial_from(cls, settings: Mapping[str, Any]) -> dict[str, Any]:
        """Rows and points as lines."""
        return {
            "rows": "\n".join(row["label"] for row in settings.get("rows", [])),
            "points": "\n".join(str(point) for point in points_of(settings)),
        }

    def to_settings(self) -> dict[str, Any]:
        """The rows with keys, which an unchanged row keeps; the points as they were written."""
        before = self.settings.get("rows", [])
        number = self.settings.get("next_number", 1)
        rows, number = keyed(self.cleaned_data["rows"], before, number, letter="r")
        return {"rows": rows, "points": self.cleaned_data["points"], "next_number": number}
