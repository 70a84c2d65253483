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
from feedback.models.load import LimitsVersion, LoadSnapshot
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
from feedback.models.planning import AskPlan, EvidenceLink, GroupFeedback, TryOut
from feedback.models.recognition import Offer, Recognition
from feedback.models.safety import CallRequest, NameLook, Worry

__all__ = [
    "Answer",
    "Ask",
    "AskLink",
    "AskPlan",
    "CallRequest",
    "Consultation",
    "ConsultationKind",
    "Draft",
    "EvidenceLink",
    "Extension",
    "FormVersion",
    "GroupFeedback",
    "Item",
    "LimitsVersion",
    "LoadSnapshot",
    "Meeting",
    "NameLook",
    "NotTold",
    "Offer",
    "Outcome",
    "OutcomeVersion",
    "Privacy",
    "Publication",
    "PublicationKind",
    "Question",
    "Recognition",
    "Response",
    "ResponseAuthor",
    "ResultSnapshot",
    "RoomTally",
    "Subscription",
    "Telling",
    "TellingChannel",
    "TryOut",
    "Worry",
]
