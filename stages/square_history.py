"""The squares of who, when and why as a part of the plan whose changes are kept word for word."""

from django.utils.translation import gettext_lazy as _

from projects.history import Part, parts
from stages.methods import method_choices
from stages.models import Involvement
from stages.terms import STAGE_NAMES

FIELDS = (
    *("purpose", "level", "what_for", "method", "method_words", "sought", "reached"),
    "not_because",
)


def _group_and_stage(row: Involvement) -> str:
    return f"{row.group}, {STAGE_NAMES[row.stage.number]}"


SQUARE = Part(
    "square",
    _("Who takes part, when and why"),
    Involvement,
    FIELDS,
    title=_group_and_stage,
    readings={"method": dict(method_choices())},
)


def register() -> None:
    """Let the history of plans know the squares."""
    if SQUARE.kind not in parts:
        parts.register(SQUARE)
