"""Application configuration of `participants`."""

from django.apps import AppConfig


class ParticipantsConfig(AppConfig):
    """Registers how participants are reached, and their stop link."""

    name = "participants"

    def ready(self) -> None:
        """Register what lower apps ask for."""
        from participants import links, recipients  # noqa: PLC0415 -- app ready

        recipients.register()
        links.register()
