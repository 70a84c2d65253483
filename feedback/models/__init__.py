"""The loop: what was asked, who was asked, what was said, what came of it, who was told."""

from feedback.models.answering import Answer, Draft, Response, ResponseAuthor, ResultSnapshot
from feedback.models.asking import (
    Ask,
    AskLink,
    Consultation,
    ConsultationKind,
    Extension,
    Meeting,
    Privacy,
    RoomTally,
    Subscription,
)
from feedback.models.forms import FormVersion, Question
from feedback.models.outcomes import (
    Item,
    NotTold,
    Outcome,
    OutcomeVersion,
    Publication,
    PublicationKind,
    Telling,
    TellingChannel,
)

__all__ = [
    "Answer",
    "Ask",
    "AskLink",
    "Consultation",
    "ConsultationKind",
    "Draft",
    "Extension",
    "FormVersion",
    "Item",
    "Meeting",
    "NotTold",
    "Outcome",
    "OutcomeVersion",
    "Privacy",
    "Publication",
    "PublicationKind",
    "Question",
    "Response",
    "ResponseAuthor",
    "ResultSnapshot",
    "RoomTally",
    "Subscription",
    "Telling",
    "TellingChannel",
]
