"""`manage.py release_outbox`: show what is held and why; with --yes let it leave."""

import getpass
from typing import Any

from django.core.management import BaseCommand
from django.core.management.base import CommandParser
from django.utils import timezone

from notices.actions.holding import release_outbox
from notices.queries import count_messages, open_hold


class Command(BaseCommand):
    """End the hold, after a person has looked."""

    help = "Show since when and why the outbox is held; with --yes let messages leave again."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the consent."""
        parser.add_argument("--yes", action="store_true", help="let messages leave now")
        parser.add_argument("--by", help="who releases it; your account's name when left out")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Say what is held; release it when that is wished. Exit status 1 while it stays held."""
        held = open_hold()
        if held is None:
            self.stdout.write("The outbox is not held.")
            return
        counts = count_messages()
        self.stdout.write(
            f"Held since {held.held_at:%Y-%m-%d %H:%M} UTC: {held.reason}. Waiting to be sent: {counts['waiting']}."
            f" Could not confirm: {counts['unsure']}; these are never sent by themselves."
        )
        if not options["yes"]:
            self.stderr.write("Nothing was changed. With --yes, what waits is sent within minutes.")
            raise SystemExit(1)
        release_outbox(by=(options["by"] or getpass.getuser())[:120], now=timezone.now())
        self.stdout.write("Released. What waits is sent within minutes.")
