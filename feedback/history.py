"""What of the loop belongs to the plan of a project, so that its changes are kept word for word."""

from django.utils.translation import gettext_lazy as _

from feedback.models import EvidenceLink
from projects.history import Part, parts


def _of_evidence(row: EvidenceLink) -> str:
    """Return the sentence that rests on it."""
    return str(row.evidence)


EVIDENCE_LINK = Part(
    "evidence_link",
    _("What people said behind it"),
    EvidenceLink,
    ("consultation",),
    title=_of_evidence,
    labels={"consultation": _("what we asked")},
)


def register() -> None:
    """Let the history of plans know it."""
    if EVIDENCE_LINK.kind not in parts:
        parts.register(EVIDENCE_LINK)
