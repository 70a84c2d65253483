"""What of the loop belongs to the plan of a project, so that its changes are kept word for word."""

from django.utils.translation import gettext_lazy as _

from feedback.models import AskPlan, EvidenceLink, GroupFeedback
from projects.history import Part, parts


def _of_evidence(row: EvidenceLink) -> str:
    """Return the sentence that rests on it."""
    return str(row.evidence)


PARTS = (
    Part(
        "ask",
        _("What was thought through before an ask"),
        AskPlan,
        (
            *("level", "is_formal", "method", "space", "voice", "audience", "influence"),
            *("needs_plan", "weighed"),
        ),
        title=lambda row: str(row.consultation),
    ),
    Part(
        "ask_group",
        _("How a group hears what happened"),
        GroupFeedback,
        ("how", "easy_read", "interpreted"),
        title=lambda row: str(row.group),
    ),
    Part(
        "evidence_link",
        _("What people said behind it"),
        EvidenceLink,
        ("consultation",),
        title=_of_evidence,
        labels={"consultation": _("what we asked")},
    ),
)


def register() -> None:
    """Register the parts of this app, once. Called in `AppConfig.ready`."""
    for part in PARTS:
        if part.kind not in parts:
            parts.register(part)
