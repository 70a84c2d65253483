"""Application configuration of `projects`."""

from django.apps import AppConfig


class ProjectsConfig(AppConfig):
    """Registers what projects hold about people, and the reminder rules of this app."""

    name = "projects"

    def ready(self) -> None:
        """Register what lower apps ask for."""
        from projects import kept_about, reminder_rules  # noqa: PLC0415 -- app ready

        kept_about.register()
        reminder_rules.register()
