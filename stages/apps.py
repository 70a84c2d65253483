"""Application configuration of `stages`."""

from django.apps import AppConfig


class StagesConfig(AppConfig):
    """Registers the parts of a plan that this app holds."""

    name = "stages"

    def ready(self) -> None:
        """Register what lower apps ask for."""
        from stages import plan_parts, square_history  # noqa: PLC0415 -- app ready

        plan_parts.register()
        square_history.register()
