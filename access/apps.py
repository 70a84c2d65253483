"""Application configuration of `access`."""

from django.apps import AppConfig
from django.core import checks


class AccessConfig(AppConfig):
    """Registers a lookup for long lists, and the checks that every route and table is somebody's."""

    name = "access"

    def ready(self) -> None:
        """Register the lookup and the system checks of this app."""
        from access import among, system_checks  # noqa: PLC0415 -- app ready

        among.register()
        checks.register(system_checks.every_route_is_gated, "access")
        checks.register(system_checks.every_table_is_owned, "access")
