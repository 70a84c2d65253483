"""`manage.py recount`: work out anew when the planner looks at each consultation, and how each person stands."""

from typing import Any

from django.core.management import BaseCommand
from django.core.management.base import CommandParser

from access.scope import working_in
from feedback.actions.load import recount_loads
from feedback.actions.schedule import recount
from notices.moments import moment
from organisations.models import Organisation


class Command(BaseCommand):
    """Repair what is kept only to find things by, for example after a backup was put back. Nobody is told anything twice by it."""

    help = "Work out anew on which day each consultation is looked at next, and how each person stands."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the moment."""
        parser.add_argument("--now", help="the moment, such as 2027-03-15T08:00:00+00:00")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Go through every organisation."""
        now = moment(options["now"])
        count = people = 0
        for organisation in Organisation.objects.order_by("pk"):
            with working_in(organisation):
                today = now.astimezone(organisation.zone).date()
                count += recount(today)
                people += recount_loads(today)
        self.stdout.write(f"Consultations with a next day: {count}.")
        self.stdout.write(f"People counted: {people}.")
