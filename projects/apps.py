"""Application configuration of `projects`."""

from django.apps import AppConfig


class ProjectsConfig(AppConfig):
    """Registers what projects hold about people and members, what reminds, and that projects can be thrown away."""

    name = "projects"

    def ready(self) -> None:
        """Register what lower apps ask for."""
        from access.bin import register_bin  # noqa: PLC0415 -- app ready
        from organisations.duties import register_reassign  # noqa: PLC0415 -- app ready
        from projects import kept_about, reminder_rules  # noqa: PLC0415 -- app ready
        from projects.actions.handing_over import reassign  # noqa: PLC0415 -- app ready
        from projects.models import Project  # noqa: PLC0415 -- app ready
        from projects.queries import duties  # noqa: PLC0415 -- app ready

        kept_about.register()
        reminder_rules.register()
        duties.register()
        register_reassign(reassign)
        register_bin(Project, "binned_at")
