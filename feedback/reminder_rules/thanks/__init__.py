"""A thank-you at the close, with the day by which people hear."""

from feedback.reminder_rules.thanks.rule import Thanks

__all__ = ["Thanks"]
