"""What people told us already, in short, where an ask begins: how many earlier asks there are, the closest titles, a link."""

from dataclasses import dataclass

from django.urls import reverse

from feedback.queries.told_before import about_project, earlier_asks
from projects.models import Project

SHOWN = 3


@dataclass(frozen=True, slots=True)
class KnownHint:
    """What stands in the box: the number of earlier asks, the titles of the closest, and where to read them."""

    count: int
    titles: list[str]
    address: str


def known_hint(project: Project, title: str = "") -> KnownHint:
    """Return what people like those of this project told us already, or said about the words of `title`; three statements."""
    found = earlier_asks(about_project(project, title))
    address = reverse("feedback:known_list", kwargs={"org": project.organisation.slug})
    return KnownHint(
        count=found.count(),
        titles=[one.title for one in found[:SHOWN]],
        address=f"{address}?project={project.pk}",
    )
