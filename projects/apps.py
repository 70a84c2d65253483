"""Application configuration of `projects`."""

from django.apps import AppConfig


class ProjectsConfig(AppConfig):
    """Registers what projects hold about people, what members hold in them, and their reminder rules."""

    name = "projects"

    def ready(self) -> None:
        """Register what lower apps ask for."""
        from projects import kept_about, reminder_rules  # noqa: PLC0415 -- app ready
        from projects.queries import duties  # noqa: PLC0415 -- app ready

        kept_about.register()
        reminder_rules.register()
        duties.register()
