"""The register: people, their links, what they agreed to, lists of them, and how long all of it is kept."""

from participants.models.agreements import Agreement, AgreementWording, LawfulBasis
from participants.models.keeping import (
    AccessRequest,
    Erasure,
    KeepingQuestion,
    KeepingRun,
    KeepingVersion,
)
from participants.models.links import RecordCode, RecordLink, RecordVisit
from participants.models.lists import PeopleFile, PeopleList, PeopleListRow
from participants.models.people import AccessNeed, Hold, Participant, SavedView, Stop

__all__ = [
    "AccessNeed",
    "AccessRequest",
    "Agreement",
    "AgreementWording",
    "Erasure",
    "Hold",
    "KeepingQuestion",
    "KeepingRun",
    "KeepingVersion",
    "LawfulBasis",
    "Participant",
    "PeopleFile",
    "PeopleList",
    "PeopleListRow",
    "RecordCode",
    "RecordLink",
    "RecordVisit",
    "SavedView",
    "Stop",
]
