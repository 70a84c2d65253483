"""Application configuration of `feedback`."""

from django.apps import AppConfig


class FeedbackConfig(AppConfig):
    """Registers the links, reminder rules and kinds of removal of this app."""

    name = "feedback"

    def ready(self) -> None:
        """Register what lower apps ask for."""
        from feedback import followers, links, reminder_rules, removals  # noqa: PLC0415 -- app ready
        from feedback.queries import duties  # noqa: PLC0415 -- app ready

        followers.register()
        links.register()
        reminder_rules.register()
        removals.register()
        duties.register()
