"""The soft checks, a folder each: what to think through before people are asked. They warn and never block.

Belongs here: when a check warns, and what it says. Does not belong here: rows, pages, permissions.
"""

from feedback.soft_checks.backup_owner.check import BackupOwner
from feedback.soft_checks.base.contract import SoftCheck, fits
from feedback.soft_checks.being_heard.check import BeingHeard
from feedback.soft_checks.feedback_plan.check import FeedbackPlan
from feedback.soft_checks.known_already.check import KnownAlready
from feedback.soft_checks.level_fits.check import LevelFits
from feedback.soft_checks.load.check import Load
from feedback.soft_checks.needs_met.check import AccessNeeds
from feedback.soft_checks.not_heard_yet.check import NotHeardYet
from feedback.soft_checks.plain_questions.check import PlainQuestions
from feedback.soft_checks.purpose_card.check import PurposeCard
from feedback.soft_checks.reason_first.check import ReasonFirst
from feedback.soft_checks.recognition.check import Recognition
from feedback.soft_checks.resources.check import Resources
from feedback.soft_checks.time_to_respond.check import TimeToRespond
from feedback.soft_checks.tried_once.check import TriedOnce
from feedback.soft_checks.what_is_fixed.check import WhatIsFixed
from kinds import Registry

registry: Registry[SoftCheck] = Registry(
    "soft check",
    (
        KnownAlready(),
        PurposeCard(),
        WhatIsFixed(),
        LevelFits(),
        BackupOwner(),
        Resources(),
        Recognition(),
        AccessNeeds(),
        FeedbackPlan(),
        Load(),
        NotHeardYet(),
        TimeToRespond(),
        BeingHeard(),
        ReasonFirst(),
        TriedOnce(),
        PlainQuestions(),
    ),
    validate=fits,
)
