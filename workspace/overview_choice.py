"""What the overview is narrowed down to by its address: how many months, and one project."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from projects.models import Project

MONTHS = (3, 6, 12, 24)
USUAL = 12


@dataclass(frozen=True, slots=True)
class Choice:
    """The months shown, the project or None for all, and what there is to choose from."""

    months: int
    project: Project | None
    projects: Sequence[Project]

    @property
    def every_months(self) -> Sequence[int]:
        """How many months may be chosen."""
        return MONTHS

    @property
    def is_usual(self) -> bool:
        """Whether nothing was chosen."""
        return self.months == USUAL and self.project is None


def overview_choice(values: Mapping[str, str], projects: Sequence[Project]) -> Choice:
    """Read `?months=` and `?project=`; whatever cannot be chosen counts as not chosen."""
    months = {str(one): one for one in MONTHS}.get(values.get("months", ""), USUAL)
    chosen = {str(one.pk): one for one in projects}.get(values.get("project", ""))
    return Choice(months, chosen, projects)
