"""Application configuration of `access`."""

from django.apps import AppConfig
from django.core import checks


class AccessConfig(AppConfig):
    """Registers the check that every route states who may use it."""

    name = "access"

    def ready(self) -> None:
        """Register the system checks of this app."""
        from access import system_checks  # noqa: PLC0415 -- app ready

        checks.register(system_checks.every_route_is_gated, "access")
        checks.register(system_checks.every_table_is_owned, "access")
