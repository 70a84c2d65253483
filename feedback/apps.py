"""Application configuration of `feedback`."""

from django.apps import AppConfig


class FeedbackConfig(AppConfig):
    """Registers the links and reminder rules of this app."""

    name = "feedback"

    def ready(self) -> None:
        """Register what lower apps ask for."""
        from feedback import links, reminder_rules  # noqa: PLC0415 -- app ready

        links.register()
        reminder_rules.register()
