"""Application configuration of `feedback`."""

from django.apps import AppConfig


class FeedbackConfig(AppConfig):
    """Registers the links, reminder rules, kinds of removal and of personal data of this app."""

    name = "feedback"

    def ready(self) -> None:
        """Register what lower apps ask for."""
        from feedback import (  # noqa: PLC0415 -- app ready
            followers,
            history,
            kept_about,
            links,
            reminder_rules,
            removals,
            runs_out,
        )
        from feedback.queries import duties  # noqa: PLC0415 -- app ready

        followers.register()
        history.register()
        links.register()
        reminder_rules.register()
        removals.register()
        duties.register()
        kept_about.register()
        runs_out.register()
