"""The reminder rules about members: one folder each, one line each in `register`."""

from notices.rules import rules
from organisations.reminder_rules.member_invitation.rule import MemberInvitationRule
from organisations.reminder_rules.ownership.rule import OwnershipRule


def register() -> None:
    """Put every rule of this app into the registry. Called in `AppConfig.ready`."""
    for rule in (MemberInvitationRule(), OwnershipRule()):
        if rule.kind not in rules:
            rules.register(rule)
