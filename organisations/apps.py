"""Application configuration of `organisations`."""

from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    """Tells the gate how to find an actor, and the outbox how to reach members."""

    name = "organisations"

    def ready(self) -> None:
        """Register the actor loader and the recipients this app can resolve."""
        from access.actors import register_actor_loader  # noqa: PLC0415 -- app ready
        from organisations import recipients  # noqa: PLC0415 -- app ready
        from organisations.queries import actor_for  # noqa: PLC0415 -- app ready

        register_actor_loader(actor_for)
        recipients.register()
