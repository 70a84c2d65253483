"""What of an ask is part of a project's plan, so that its changes are kept word for word."""

from django.utils.translation import gettext_lazy as _

from feedback.models import AskPlan, GroupFeedback
from projects.history import Part, parts

PARTS = (
    Part(
        "ask",
        _("What was thought through before an ask"),
        AskPlan,
        (
            *("level", "is_formal", "method", "space", "voice", "audience", "influence"),
            *("needs_plan", "weighed"),
        ),
    ),
    Part(
        "ask_group",
        _("How a group hears what happened"),
        GroupFeedback,
        ("how", "easy_read", "interpreted"),
    ),
)


def register() -> None:
    """Register the parts of this app. Called in `AppConfig.ready`."""
    for part in PARTS:
        parts.register(part)
