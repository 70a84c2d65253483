"""Application configuration of `participants`."""

from django.apps import AppConfig


class ParticipantsConfig(AppConfig):
    """Registers how participants are reached, their stop link, and how a stop is repeated."""

    name = "participants"

    def ready(self) -> None:
        """Register what lower apps ask for."""
        from participants import kept_about, links, recipients, removals  # noqa: PLC0415 -- app ready

        recipients.register()
        links.register()
        removals.register()
        kept_about.register()
