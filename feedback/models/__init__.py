"""The loop: what was asked, who was asked, what was said, what came of it, who was told."""

from feedback.models.answering import Answer, Draft, Response, ResponseAuthor, ResultSnapshot
from feedback.models.asking import (
    Ask,
    AskLink,
    Consultation,
    ConsultationKind,
    Extension,
    Privacy,
    Subscription,
)
from feedback.models.carrying import AnswerFile, AnswerFileRow, Nudge, Picture, ResultFile
from feedback.models.forms import (
    ConsultationWording,
    FormVersion,
    PageRule,
    Question,
    QuestionWording,
    TestRun,
    Unclear,
)
from feedback.models.load import LimitsVersion, LoadSnapshot
from feedback.models.meetings import (
    DebriefAnswer,
    LiveAnswer,
    LiveQuestion,
    Meeting,
    MeetingNote,
    RoomTally,
    SignUp,
)
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
from feedback.models.words import Highlight, Quote, Shortlist, Theme, WordRead

__all__ = [
    "Answer",
    "AnswerFile",
    "AnswerFileRow",
    "Ask",
    "AskLink",
    "AskPlan",
    "CallRequest",
    "Consultation",
    "ConsultationKind",
    "ConsultationWording",
    "DebriefAnswer",
    "Draft",
    "EvidenceLink",
    "Extension",
    "FormVersion",
    "GroupFeedback",
    "Highlight",
    "Item",
    "LimitsVersion",
    "LiveAnswer",
    "LiveQuestion",
    "LoadSnapshot",
    "Meeting",
    "MeetingNote",
    "NameLook",
    "NotTold",
    "Nudge",
    "Offer",
    "Outcome",
    "OutcomeVersion",
    "PageRule",
    "Picture",
    "Privacy",
    "Publication",
    "PublicationKind",
    "Question",
    "QuestionWording",
    "Quote",
    "Recognition",
    "Response",
    "ResponseAuthor",
    "ResultFile",
    "ResultSnapshot",
    "RoomTally",
    "Shortlist",
    "SignUp",
    "Subscription",
    "Telling",
    "TellingChannel",
    "TestRun",
    "Theme",
    "TryOut",
    "Unclear",
    "WordRead",
    "Worry",
]
