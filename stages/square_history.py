"""The squares of who, when and why as a part of the plan whose changes are kept word for word."""

from django.utils.translation import gettext_lazy as _

from projects.history import Part, parts
from stages.methods import method_choices
from stages.models import Involvement

FIELDS = (
    *("purpose", "level", "what_for", "method", "method_words", "sought", "reached"),
    "not_because",
)
SQUARE = Part(
    "square",
    _("Who takes part, when and why"),
    Involvement,
    FIELDS,
    readings={"method": dict(method_choices())},
)


def register() -> None:
    """Let the history of plans know the squares."""
    if SQUARE.kind not in parts:
        parts.register(SQUARE)
