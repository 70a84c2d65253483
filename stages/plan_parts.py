"""The parts of a plan that this app holds, whose changes are kept word for word."""

from django.utils.translation import gettext_lazy as _

from projects.history import Part, parts
from stages.models import Stage, StageReturn

PARTS = (
    Part(
        "stage",
        _("A stage"),
        Stage,
        (
            *("state", "why", "who", "how", "what_comes_of_it", "not_because", "paused_because"),
            *("starts_on", "ends_on"),
        ),
    ),
    Part(
        "return",
        _("Back to an earlier stage"),
        StageReturn,
        ("why", "returned_on"),
    ),
)


def register() -> None:
    """Put every part of this app into the registry. Called in `AppConfig.ready`."""
    for part in PARTS:
        if part.kind not in parts:
            parts.register(part)
