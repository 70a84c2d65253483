"""Application configuration of `organisations`."""

from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    """Tells the gate how to find an actor and open an invitation, and the outbox whom to tell what."""

    name = "organisations"

    def ready(self) -> None:
        """Register the actor loader, the second step, the recipients, the invitation link and the reminder rules."""
        from access.actors import register_actor_loader  # noqa: PLC0415 -- app ready
        from organisations import (  # noqa: PLC0415 -- app ready
            links,
            recipients,
            reminder_rules,
            second_factor,
        )
        from organisations.queries import actor_for  # noqa: PLC0415 -- app ready

        register_actor_loader(actor_for)
        second_factor.register()
        recipients.register()
        links.register()
        reminder_rules.register()
