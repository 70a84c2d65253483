"""The stages as a part of the plan whose changes are kept word for word."""

from django.utils.translation import gettext_lazy as _

from projects.history import Part, parts
from stages import terms
from stages.actions import PLAN_FIELDS
from stages.models import Stage

STAGE = Part(
    "stage", _("A stage"), Stage, PLAN_FIELDS, title=lambda row: str(terms.STAGE_NAMES[row.number])
)


def register() -> None:
    """Let the history of plans know the stages."""
    if STAGE.kind not in parts:
        parts.register(STAGE)
