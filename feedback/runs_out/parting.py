"""A project parts from names on the day that was chosen for it."""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from access.scope import current_organisation
from feedback.actions.parting import part_from_names
from feedback.queries.parting import ready_to_part
from participants.domain import keeping
from participants.expiring import Expected, Expires


class Projects(Expires):
    """Names of people in a project. One in which somebody waits for an answer waits too."""

    kind = keeping.PROJECTS
    label = _("Projects that part from people’s names")

    def count(self, before: date, *, on: date) -> Expected:
        """Count the projects whose day has come by then."""
        number = len(ready_to_part(before, min(before, on)))
        return Expected(number, number)

    @transaction.atomic
    def remove(self, before: date, *, on: date, limit: int) -> int:
        """Part one of them from its names; a project can be large."""
        found = ready_to_part(before, on)
        if not found or not limit:
            return 0
        home: Any = current_organisation()
        part_from_names(
            project=found[0], today=on, now=datetime.combine(on, time.min, tzinfo=home.zone)
        )
        return 1

    def own_days(self, today: date, until: date) -> Sequence[date]:
        """The days that were chosen; one that lies back is today."""
        return sorted(
            {max(one.anonymise_on or today, today) for one in ready_to_part(until, today)}
        )
