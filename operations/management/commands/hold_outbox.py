"""`manage.py hold_outbox`: nothing leaves until a person releases it."""

from typing import Any

from django.core.management import BaseCommand
from django.core.management.base import CommandParser
from django.utils import timezone

from notices.actions.holding import hold_outbox


class Command(BaseCommand):
    """Hold the outbox, or say since when it is held."""

    help = "Let no message leave until release_outbox."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the reason."""
        parser.add_argument(
            "--reason", required=True, help="why, in a few words (at most 60 letters)"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Hold it."""
        held = hold_outbox(reason=options["reason"].strip()[:60], now=timezone.now())
        self.stdout.write(
            f"The outbox is held since {held.held_at:%Y-%m-%d %H:%M} UTC: {held.reason}."
        )
