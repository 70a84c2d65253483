"""Projects that part from names."""

from datetime import date

from django.db.models import QuerySet

from projects.models import Project


def to_anonymise(until: date) -> QuerySet[Project]:
    """Return the projects whose names go on this day or earlier and have not gone."""
    return Project.objects.filter(anonymise_on__lte=until, anonymised_at=None)


def days_to_come() -> list[tuple[int, str, date]]:
    """Return id, title and day of every project whose names have a day, the soonest first; one statement."""
    rows = Project.objects.filter(anonymise_on__isnull=False, anonymised_at=None)
    return list(rows.order_by("anonymise_on", "pk").values_list("pk", "title", "anonymise_on"))
