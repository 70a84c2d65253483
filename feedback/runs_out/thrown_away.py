"""A project that was thrown away goes for good when nobody wanted it back for 30 days."""

from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from feedback.actions.bin import remove_for_good
from feedback.queries.bin import without_anybody_waiting
from participants.domain import keeping
from participants.expiring import Expected, Expires
from participants.runs_out.moments import end_of
from projects.models import Project


class Bin(Expires):
    """Whole projects, with what was asked and answered in them. Whoever threw one away read on which day it goes."""

    kind = keeping.BIN
    label = _("Projects in the bin")
    is_announced = False

    def count(self, before: date, *, on: date) -> Expected:
        """Count them."""
        del on
        number = _over(before).count()
        return Expected(number, number)

    def remove(self, before: date, *, on: date, limit: int) -> int:
        """Take one away; a project can be large."""
        found = _over(before).order_by("binned_at", "pk").first() if limit else None
        if found is None:
            return 0
        remove_for_good(project=found, today=on)
        return 1


def _over(before: date) -> QuerySet[Project]:
    rows = Project.objects.in_bin().filter(binned_at__lt=end_of(before))
    return without_anybody_waiting(rows)
