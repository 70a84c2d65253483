"""The reminder rules of the loop: one folder each, one line each in `register`."""

from feedback.reminder_rules.delivery_due.rule import DeliveryDue
from feedback.reminder_rules.extended.rule import ExtendedRule
from feedback.reminder_rules.invitation.rule import InvitationRule
from feedback.reminder_rules.keep_safe.rule import KeepSafe
from feedback.reminder_rules.loop_check.rule import LoopCheckRule
from feedback.reminder_rules.meeting_news.rule import MeetingNewsRule
from feedback.reminder_rules.meeting_soon.rule import MeetingSoonRule
from feedback.reminder_rules.month_report.rule import MonthReportRule
from feedback.reminder_rules.name_look.rule import NameLookRule
from feedback.reminder_rules.no_news import NoNews
from feedback.reminder_rules.nudge.rule import NudgeRule
from feedback.reminder_rules.outcome_told.rule import OutcomeToldRule
from feedback.reminder_rules.owed_step import OwedStep
from feedback.reminder_rules.revisit.rule import Revisit
from feedback.reminder_rules.thanks import Thanks
from feedback.reminder_rules.unreachable.rule import UnreachableRule
from feedback.reminder_rules.unread.rule import UnreadRule
from feedback.reminder_rules.withdrawn.rule import WithdrawnRule
from notices.rules import rules


def register() -> None:
    """Put every rule of this app into the registry. Called in `AppConfig.ready`."""
    for rule in (
        InvitationRule(),
        ExtendedRule(),
        OwedStep(),
        NoNews(),
        Thanks(),
        OutcomeToldRule(),
        WithdrawnRule(),
        UnreachableRule(),
        KeepSafe(),
        UnreadRule(),
        NameLookRule(),
        NudgeRule(),
        MeetingNewsRule(),
        MeetingSoonRule(),
        LoopCheckRule(),
        DeliveryDue(),
        Revisit(),
        MonthReportRule(),
    ):
        if rule.kind not in rules:
            rules.register(rule)
