"""A project parts from names on the day that was chosen for it."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from feedback.actions.parting import part_from_names
from participants.domain import keeping
from participants.expiring import Expected, Expires
from projects.queries import projects_to_anonymise


class Projects(Expires):
    """Names of people in a project."""

    kind = keeping.PROJECTS
    label = _("Projects that part from people’s names")

    def count(self, before: date, *, on: date) -> Expected:
        """Count the projects whose day has come."""
        del on
        number = projects_to_anonymise(before).count()
        return Expected(number, number)

    @transaction.atomic
    def remove(self, before: date, *, on: date, limit: int) -> int:
        """Part each of them from its names, one in a batch, for a project can be large."""
        project = projects_to_anonymise(before).order_by("anonymise_on", "pk").first()
        if project is None or not limit:
            return 0
        part_from_names(project=project, today=on)
        return 1

    def own_days(self, today: date, until: date) -> Sequence[date]:
        """The days that were chosen; one that lies back is today."""
        days = projects_to_anonymise(until).values_list("anonymise_on", flat=True)
        return sorted({max(day, today) for day in days})
