"""What came back to people over a year, in one figure: for every 10 times people gave us time, so many got an answer."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Sum
from django.utils.translation import gettext as _

from feedback.domain import load
from feedback.models import LoadSnapshot
from projects.domain.small_numbers import is_hidden


@dataclass(frozen=True, slots=True)
class ReturnRate:
    """How many of 10 times people gave us time got an answer; None while too few people did for any number."""

    of_ten: int | None

    @property
    def words(self) -> str:
        """The figure in words."""
        if self.of_ten is None:
            return _("Too few people yet")
        return _("%(n)s got an answer") % {"n": self.of_ten}


def return_rate(organisation: Any) -> ReturnRate:
    """Return what came back to the people of the current organisation, as last counted; one statement.

    It is hidden under the organisation's smallest group, so that no one person's answers can be told from it.
    """
    rows = LoadSnapshot.objects.filter(due__gt=0)
    found = rows.aggregate(people=Count("pk"), due=Sum("due"), credited=Sum("credited"))
    if is_hidden(found["people"], organisation.k_internal):
        return ReturnRate(None)
    return ReturnRate(load.return_rate([(found["credited"], found["due"])]))
