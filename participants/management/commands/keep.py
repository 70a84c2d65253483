"""`manage.py keep`: let go what is kept long enough, or only say what would go."""

import json
from datetime import datetime
from typing import Any

from django.core.management import BaseCommand
from django.core.management.base import CommandParser

from access.scope import working_in
from notices.moments import moment
from organisations.models import Organisation
from participants.actions.keeping import keep_here
from participants.queries.keeping import going, would_go


class Command(BaseCommand):
    """Do at once what the worker does every hour; with --dry-run change nothing and count."""

    help = "Take away what is kept long enough in every organisation; --dry-run only counts."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the moment, whether to change anything, and how to show the result."""
        parser.add_argument("--now", help="the moment, such as 2027-03-15T08:00:00+00:00")
        parser.add_argument("--dry-run", action="store_true", help="count and change nothing")
        parser.add_argument("--json", action="store_true", help="print JSON for other programs")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Go through the organisations."""
        now = moment(options["now"])
        found = {
            home.slug: self._in(home, now, is_dry=options["dry_run"])
            for home in Organisation.objects.order_by("pk")
        }
        if options["json"]:
            self.stdout.write(json.dumps(found, indent=2, ensure_ascii=False))
            return
        verb = "would remove" if options["dry_run"] else "removed"
        for slug, counts in found.items():
            said = [f"{one.label}: {one.words}" for one in going(counts)]
            self.stdout.write(f"{slug}: {verb} {'; '.join(said) if said else 'nothing'}")

    def _in(self, home: Organisation, now: datetime, *, is_dry: bool) -> dict[str, Any]:
        today = now.astimezone(home.zone).date()
        with working_in(home):
            return would_go(today) if is_dry else keep_here(today=today, now=now).gone
