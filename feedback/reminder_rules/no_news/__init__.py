"""The plain truth to the people who wait: news was promised, and there is none."""

from feedback.reminder_rules.no_news.rule import NoNews

__all__ = ["NoNews"]
