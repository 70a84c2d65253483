"""Application configuration of `participants`."""

from django.apps import AppConfig


class ParticipantsConfig(AppConfig):
    """Registers how participants are reached, their links and reminder rules, and how a stop is repeated."""

    name = "participants"

    def ready(self) -> None:
        """Register what lower apps ask for."""
        from participants import (  # noqa: PLC0415 -- app ready
            kept_about,
            links,
            recipients,
            reminder_rules,
            removals,
            runs_out,
            staying,
        )

        recipients.register()
        links.register()
        reminder_rules.register()
        removals.register()
        kept_about.register()
        runs_out.register()
        staying.register()
