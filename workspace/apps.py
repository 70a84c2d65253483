"""Application configuration of `workspace`."""

from django.apps import AppConfig


class WorkspaceConfig(AppConfig):
    """Puts the count of answers owed into the frame of every staff page."""

    name = "workspace"

    def ready(self) -> None:
        """Register the frame."""
        from access.pages import register_frame  # noqa: PLC0415 -- app ready
        from workspace.owed import owed_frame  # noqa: PLC0415 -- app ready

        register_frame(owed_frame)
