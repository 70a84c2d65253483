"""`manage.py backup_key`: a pair of keys, so that the machine that makes copies cannot read them."""

import os
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, CommandError
from django.core.management.base import CommandParser

from operations.actions.envelopes import new_key
from operations.sentences import sentence_for


class Command(BaseCommand):
    """Make a pair of keys; the secret one is shown once or written to a file, and kept nowhere else."""

    help = "Make the pair of keys that copies are sealed and opened with."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the file for the secret key."""
        parser.add_argument("--to", type=Path, help="a new file for the secret key")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Print the public key, and the secret one unless a file takes it."""
        secret, public = new_key()
        if options["to"] is None:
            self.stdout.write(
                f"The secret key, shown this once. Keep it where no copy is:\n\n{secret}\n"
            )
        else:
            self._write(options["to"].expanduser().absolute(), secret, public)
        self.stdout.write(f"Put this into the settings of Coprod:\n\nBACKUP_RECIPIENT={public}")

    def _write(self, file: Path, secret: str, public: str) -> None:
        for folder in (settings.BACKUP_DIR, settings.VAR_DIR):
            if file.is_relative_to(folder):
                raise CommandError(
                    f"A secret key beside what it opens protects nothing: name a file outside {folder}."
                )
        try:
            handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            raise CommandError(
                f"{file} exists already and may open older copies: name another file."
            ) from None
        except OSError as problem:
            raise CommandError(sentence_for(problem, file)) from problem
        with os.fdopen(handle, "w", encoding="ascii") as opened:
            opened.write(f"# public key: {public}\n{secret}\n")
        self.stdout.write(f"The secret key is in {file}. Keep it where no copy is.\n")
