"""`manage.py status`: how the installation stands, for people, or as JSON for machines."""

import json
from typing import Any

from django.core.management import BaseCommand
from django.core.management.base import CommandParser
from django.utils import timezone

from operations.domain.standing import Standing
from operations.queries.status import patient_standing
from operations.terms import LEVELS, LINES


class Command(BaseCommand):
    """Exit status 0: all in order; 1: something to look at; 2: something to act on."""

    help = "Say how the installation stands. Exit status 0 in order, 1 look at it, 2 act now."
    requires_system_checks = ()  # it has to answer also when something is wrong

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the form of the answer."""
        parser.add_argument("--json", action="store_true", help="for machines; keys stay the same")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Write every line, then leave with the exit status."""
        found = patient_standing(timezone.now())
        self.stdout.write(as_json(found) if options["json"] else as_text(found))
        if found.exit_status:
            raise SystemExit(found.exit_status)


def as_json(found: Standing) -> str:
    """Return the lines by their keys: level, sentence, what to do, and the facts beside them."""
    lines = {
        line.key: {"level": line.level, "says": line.says, "advice": line.advice, **line.facts}
        for line in found.lines
    }
    whole = {"at": found.at.isoformat(), "level": found.level, "lines": lines}
    return json.dumps(whole, indent=2, ensure_ascii=False)


def as_text(found: Standing) -> str:
    """Return one line for each thing that is watched, and below it what to do."""
    rows = [str(LEVELS[found.level])]
    for line in found.lines:
        rows.append(f"{LEVELS[line.level]!s:<13} {LINES[line.key]}: {line.says}")
        if line.advice:
            rows.append(f"{'':<13} {line.advice}")
    return "\n".join(rows)
