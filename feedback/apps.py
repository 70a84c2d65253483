"""Application configuration of `feedback`."""

from django.apps import AppConfig


class FeedbackConfig(AppConfig):
    """Registers the links, reminder rules and kinds of removal of this app."""

    name = "feedback"

    def ready(self) -> None:
        """Register what lower apps ask for."""
        from feedback import (  # noqa: PLC0415 -- app ready
            links,
            personal_recognition,
            reminder_rules,
            removals,
        )
        from feedback.queries import duties  # noqa: PLC0415 -- app ready

        links.register()
        reminder_rules.register()
        removals.register()
        duties.register()
        personal_recognition.register()
