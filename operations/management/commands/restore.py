"""`manage.py restore FILE`: put a copy back onto an empty database, without anything being sent again."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, CommandError
from django.core.management.base import CommandParser
from django.utils import timezone

from access.removals import kinds
from operations.actions.removals import removals_to_apply
from operations.actions.restoring import Restored, restore, settle_what_was_put_back
from operations.sentences import OperationError

NEXT = """
What you do next:
  1. Start the web processes and the workers. Nothing is sent: the outbox is held.
  2. Sign in (everybody was signed out) and look at a project and at the answers of one ask that you know.
  3. Look at the outbox page: what is marked “Could not confirm” may have been sent before. Ask before you send it again.
  4. manage.py release_outbox --yes lets new messages leave."""


class Command(BaseCommand):
    """Restore a copy. Exit status 1 and one sentence when that cannot be done."""

    help = "Put a copy back onto an empty database; the outbox is held until release_outbox."
    requires_system_checks: list[str] = []
    requires_migrations_checks = False

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the copy, the secret key and the file of removals."""
        parser.add_argument(
            "file", type=Path, nargs="?", help="the copy that manage.py backup made"
        )
        parser.add_argument(
            "--already-there",
            action="store_true",
            help="the database was put back by other means: only do what follows",
        )
        parser.add_argument("--identity", type=Path, help="the file with the secret key")
        parser.add_argument(
            "--removals", type=Path, help="the file of removals; REMOVALS_FILE when left out"
        )
        parser.add_argument(
            "--without-removals",
            action="store_true",
            help="there is no file of removals: what people took out since the copy comes back",
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Restore, and say what came of it and what a person does next."""
        if bool(options["file"]) is bool(options["already_there"]):
            raise CommandError("Name the copy, or say --already-there.")
        now = timezone.now()
        try:
            removals = (
                []
                if options["without_removals"]
                else removals_to_apply(options["removals"] or settings.REMOVALS_FILE)
            )
            if options["already_there"]:
                found = settle_what_was_put_back(removals=removals, now=now)
            else:
                file = options["file"].expanduser().absolute()
                found = restore(file=file, identity=options["identity"], removals=removals, now=now)
        except OperationError as problem:
            raise CommandError(str(problem)) from problem
        for line in summary(found):
            self.stdout.write(line)
        self.stdout.write(NEXT)


def summary(found: Restored) -> list[str]:
    """Return what came of it, a sentence a line."""
    compared = (
        "as many as were copied" if found.was_checked else "there was no list to compare with"
    )
    lines = [
        f"Restored what was there at {found.taken_at:%Y-%m-%d %H:%M} UTC: {found.tables} tables, {found.rows} rows, {compared}."
    ]
    lines += [
        f"{kinds.get(kind).label}: {count}, once more."
        for kind, count in sorted(found.removed.items())
    ]
    lines.append(
        f"Messages that may have been sent before and wait for a person: {found.unsure}. Account mails thrown away: {found.expired}."
    )
    return lines
