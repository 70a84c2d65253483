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
from feedback.models.checking import (
    CheckAnswer,
    CheckLink,
    CheckSeed,
    ItemReopening,
    LoopCheck,
    Missed,
)
from feedback.models.clock import ConsultationJoin, DutyHandover, LateNote, Snooze
from feedback.models.delivering import Delivery, Milestone
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
from feedback.models.wordings import OutcomeWording
from feedback.models.words import Highlight, Quote, Shortlist, Theme, WordRead

__all__ = [
    "Answer",
    "AnswerFile",
    "AnswerFileRow",
    "Ask",
    "AskLink",
    "AskPlan",
    "CallRequest",
    "CheckAnswer",
    "CheckLink",
    "CheckSeed",
    "Consultation",
    "ConsultationJoin",
    "ConsultationKind",
    "ConsultationWording",
    "DebriefAnswer",
    "Delivery",
    "Draft",
    "DutyHandover",
    "EvidenceLink",
    "Extension",
    "FormVersion",
    "GroupFeedback",
    "Highlight",
    "Item",
    "ItemReopening",
    "LateNote",
    "LimitsVersion",
    "LiveAnswer",
    "LiveQuestion",
    "LoadSnapshot",
    "LoopCheck",
    "Meeting",
    "MeetingNote",
    "Milestone",
    "Missed",
    "NameLook",
    "NotTold",
    "Nudge",
    "Offer",
    "Outcome",
    "OutcomeVersion",
    "OutcomeWording",
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
    "Snooze",
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
