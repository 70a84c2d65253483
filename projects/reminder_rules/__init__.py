"""The reminder rules of projects: one folder each, one line each in `register`."""

from notices.rules import rules
from projects.reminder_rules.action_due.rule import ActionDue
from projects.reminder_rules.decision_due.rule import DecisionDue
from projects.reminder_rules.look_again.rule import LookAgainRule


def register() -> None:
    """Put every rule of this app into the registry. Called in `AppConfig.ready`."""
    for rule in (ActionDue(), DecisionDue(), LookAgainRule()):
        if rule.kind not in rules:
            rules.register(rule)
