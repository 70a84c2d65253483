"""Application configuration of `projects`."""

from django.apps import AppConfig


class ProjectsConfig(AppConfig):
    """Registers what projects hold about people."""

    name = "projects"

    def ready(self) -> None:
        """Register what lower apps ask for."""
        from projects import kept_about  # noqa: PLC0415 -- app ready

        kept_about.register()
