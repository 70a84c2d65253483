"""Application configuration of `stages`."""

from django.apps import AppConfig


class StagesConfig(AppConfig):
    """Says which parts of a plan the stages are, so that their changes are kept."""

    name = "stages"

    def ready(self) -> None:
        """Register what lower apps ask for."""
        from stages import history  # noqa: PLC0415 -- app ready

        history.register()
