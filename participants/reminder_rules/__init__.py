"""The reminder rules of the register: one folder each, one line each in `register`."""

from notices.rules import rules
from participants.reminder_rules.keep_contact.rule import KeepContactRule
from participants.reminder_rules.keeping_announced.rule import KeepingAnnouncedRule
from participants.reminder_rules.record_code.rule import RecordCodeRule


def register() -> None:
    """Put every rule of this app into the registry. Called in `AppConfig.ready`."""
    for rule in (KeepContactRule(), KeepingAnnouncedRule(), RecordCodeRule()):
        if rule.kind not in rules:
            rules.register(rule)
