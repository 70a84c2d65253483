"""Application configuration of `feedback`."""

from django.apps import AppConfig


class FeedbackConfig(AppConfig):
    """Registers the links, reminder rules, kinds of removal and of personal data of this app."""

    name = "feedback"

    def ready(self) -> None:
        """Register what lower apps ask for."""
        from feedback import kept_about, links, reminder_rules, removals  # noqa: PLC0415 -- app ready
        from feedback.queries import duties  # noqa: PLC0415 -- app ready

        links.register()
        reminder_rules.register()
        removals.register()
        duties.register()
        kept_about.register()
