"""`manage.py remind`: what the clock would tell whom at a moment, or telling it."""

import json
from dataclasses import asdict
from typing import Any

from django.core.management import BaseCommand
from django.core.management.base import CommandParser

from notices.actions import Plan, compose, deliver, plan, preview
from notices.moments import moment
from notices.queries import open_hold


class Command(BaseCommand):
    """Plan, compose and deliver at one moment; with --dry-run only say what would be planned."""

    help = "Tell people what is due now, or show it without telling anybody (--dry-run)."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the moment and how to show the result."""
        parser.add_argument("--now", help="the moment, such as 2027-03-15T08:00:00+00:00")
        parser.add_argument("--dry-run", action="store_true", help="write and send nothing")
        parser.add_argument("--json", action="store_true", help="print JSON for other programs")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Print what was planned and what was left out, with the reasons."""
        now = moment(options["now"])
        if options["dry_run"]:
            found = preview(now=now)
        else:
            found = plan(now=now)
            while compose(now=now):
                pass
            while deliver(now=now).is_full:
                pass
        self.stdout.write(as_json(found) if options["json"] else as_text(found))
        held = open_hold()
        if held is not None:
            self.stderr.write(
                f"The outbox is held since {held.held_at:%Y-%m-%d %H:%M} UTC ({held.reason}), so nothing is sent."
            )


def as_json(found: Plan) -> str:
    """Return the plan as JSON: what is told to whom, and what is left out and why."""
    values = {
        "notices": [asdict(one) for one in found.notices],
        "skipped": [asdict(one) for one in found.skipped],
    }
    return json.dumps(values, indent=2)


def as_text(found: Plan) -> str:
    """Return the plan as lines for a person."""
    lines = [
        f"{one.subject}: {one.rule}, {one.occasion}, to {one.recipient} ({one.role}) by {one.channel}"
        for one in found.notices
    ]
    lines += [f"{one.subject}: {one.rule} left out, {one.reason}" for one in found.skipped]
    return "\n".join(lines or ["Nothing is due."])
