"""`manage.py backup`: a sealed copy of the database in a folder, for the clock of the machine to run every night."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, CommandError
from django.core.management.base import CommandParser
from django.db import DatabaseError
from django.utils import timezone

from operations.actions.backing_up import delete_old, make_backup
from operations.actions.engines import database_sentence
from operations.actions.removals import copy_removals
from operations.sentences import OperationError, sentence_for

KEEP_DAYS = 35


class Command(BaseCommand):
    """Copy the database, seal the copy, delete old ones. Exit status 1 and one sentence when that cannot be done."""

    help = "Write a sealed copy of the database into a folder and delete copies that are too old."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the folder, how long copies are kept, and whether they are sealed."""
        parser.add_argument("--to", type=Path, help="the folder; BACKUP_DIR when left out")
        parser.add_argument(
            "--keep-days",
            type=int,
            default=KEEP_DAYS,
            help=f"delete copies that are older ({KEEP_DAYS} when left out, 0 keeps all)",
        )
        parser.add_argument(
            "--plain", action="store_true", help="do not seal it: whoever has the file can read it"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Write removals down first, then copy, then clean up."""
        folder = (options["to"] or settings.BACKUP_DIR).expanduser().absolute()
        recipient = "" if options["plain"] else settings.BACKUP_RECIPIENT
        now = timezone.now()
        try:
            self._refuse_what_is_unsafe(recipient, is_plain=options["plain"])
            self._copy_removals()
            copy = make_backup(folder=folder, recipient=recipient, now=now)
            days = options["keep_days"]
            gone = delete_old(folder=folder, keep_days=days, now=now) if days > 0 else []
        except OperationError as problem:
            raise CommandError(str(problem)) from problem
        rows = sum(copy.counts.values())
        self.stdout.write(f"{folder / copy.file}: {len(copy.counts)} tables, {rows} rows.")
        if not recipient:
            self.stderr.write("It is not sealed: whoever has the file can read it.")
        for name in gone:
            self.stdout.write(f"{name} was older than {days} days and is deleted.")

    def _refuse_what_is_unsafe(self, recipient: str, *, is_plain: bool) -> None:
        if settings.MAILBOX_DIR is not None:
            return  # a development machine, where nobody's words are
        if settings.REMOVALS_FILE is None:
            raise OperationError(
                "REMOVALS_FILE is not set, so a restored copy would bring back what people took out: name a file on"
                " another disk than the database."
            )
        if not recipient and not is_plain:
            raise OperationError(
                "BACKUP_RECIPIENT is not set, so whoever has the copy could read it: make a key with manage.py"
                " backup_key, or say --plain."
            )

    def _copy_removals(self) -> None:
        try:
            copy_removals()
        except OSError as problem:
            raise OperationError(sentence_for(problem, settings.REMOVALS_FILE)) from problem
        except DatabaseError as problem:
            raise OperationError(database_sentence(problem, settings.REMOVALS_FILE)) from problem
