"""The clock for staff: who is reminded, on which day, that people are waiting for an answer."""

from feedback.reminder_rules.owed_step.rule import OwedStep

__all__ = ["OwedStep"]
