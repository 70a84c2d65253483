"""`manage.py demo`: sample organisations to look around in, on an empty installation or beside real ones."""

from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.management import BaseCommand, CommandError
from django.core.management.base import CommandParser
from django.utils import timezone

from workspace.demo import seed
from workspace.demo.people import PASSWORD
from workspace.demo.record import record_link

THERE_ALREADY = "The demo is there already. To make it anew, use --again."
NOT_HERE = (
    "The demo's password is known to everybody, so the demo is made only where mail stays on the machine: "
    "with coprod.settings.development."
)
MIDDAY = time(12)


class Command(BaseCommand):
    """Make the demo, or print who can sign in to it."""

    help = "Make two sample organisations, up to date with today."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take what to do and, for tests, the day on which it is done."""
        parser.add_argument(
            "--if-empty", action="store_true", help="do nothing when there is any organisation"
        )
        parser.add_argument(
            "--again", action="store_true", help="delete the sample organisations first"
        )
        parser.add_argument("--sign-ins", action="store_true", help="print who can sign in")
        parser.add_argument("--today", help="the day on which the story stands, such as 2026-10-26")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Do it and say so."""
        if not options["sign_ins"] or options["if_empty"] or options["again"]:
            self._make(options)
        if options["sign_ins"]:
            self._print_sign_ins()

    def _make(self, options: dict[str, Any]) -> None:
        if settings.MAILBOX_DIR is None:
            raise CommandError(NOT_HERE)
        if options["if_empty"] and seed.is_anybody_here():
            return
        if options["again"]:
            seed.remove_samples()
        if seed.samples():
            self.stdout.write(THERE_ALREADY)
            return
        seed.seed(now=_moment(options["today"]))
        self.stdout.write("The demo is ready.")

    def _print_sign_ins(self) -> None:
        for one in seed.sign_ins():
            self.stdout.write(f"{one.role.label!s:<12} {one.name:<16} {one.email:<31} {PASSWORD}")
        for home in seed.samples():
            if link := record_link(home, timezone.now()):
                self.stdout.write(f"Shona Muir's own record, without an account: {link}")


def _moment(typed: str | None) -> datetime:
    """Return midday of the day that was typed, or the present moment."""
    if not typed:
        return timezone.now()
    try:
        day = date.fromisoformat(typed)
    except ValueError:
        raise CommandError(f"“{typed}” is not a day: write it like 2026-10-26.") from None
    return datetime.combine(day, MIDDAY, tzinfo=ZoneInfo(seed.TIME_ZONE))
