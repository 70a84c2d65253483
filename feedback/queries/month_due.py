"""Who gets the report of a month, and when."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db.models import CharField, Exists, OuterRef, QuerySet, Value
from django.db.models.functions import Cast, Concat

from access.roles import Role
from feedback.domain.months import first_working_day, last_day, month_of, moved
from feedback.domain.schedule import REMIND_AT
from feedback.models import Consultation
from feedback.queries.chasing import EARLIEST_ZONE
from feedback.queries.month_report import A_YEAR
from notices.models import Notice
from organisations.models import Member, Organisation

LATEST = timedelta(days=7)
"""So long after the first working day nobody gets the report any more by itself; the page is still there."""


def reported_month(now: datetime, organisation: Organisation) -> date | None:
    """Return the month that is reported at `now`: the one before, from its first working day on; None on other days."""
    here = now.astimezone(organisation.zone)
    day = first_working_day(month_of(here.date()), organisation.working_days)
    starts = datetime.combine(day, REMIND_AT, tzinfo=organisation.zone)
    is_time = starts <= here and here.date() <= day + LATEST
    return moved(month_of(here.date()), -1) if is_time else None


def code_of(month: date) -> str:
    """Return how a month is written in addresses and occasions: 2026-10."""
    return f"{month:%Y-%m}"


def organisations_due(now: datetime, rule: str) -> list[tuple[int, int]]:
    """Return (organisation, organisation) of each whose report is due and has not gone out.

    A promise was due there in the year that is reported. One statement, and a second one in the days of reports.
    """
    month = moved(month_of((now + EARLIEST_ZONE).date()), -1)
    subject = Concat(Value("organisation:"), Cast(OuterRef("pk"), CharField()))
    sent = Notice.objects.filter(rule=rule, subject=subject, occasion=code_of(month))
    waiting = Organisation.objects.filter(~Exists(sent))
    due = [one.pk for one in waiting if reported_month(now, one) == month]
    if not due:
        return []
    rows = Organisation.objects.filter(Exists(_promised(month)), pk__in=due).order_by("pk")
    return [(pk, pk) for pk in rows.values_list("pk", flat=True)]


def _promised(month: date) -> QuerySet[Consultation]:
    """Consultations whose first news was due in the year up to `month`."""
    first, last = moved(month, 1 - A_YEAR), last_day(month)
    return Consultation.objects.filter(
        promised_on__range=(first, last),
        organisation=OuterRef("pk"),
        opened_at__isnull=False,
        items__isnull=False,
    )


def organisations_by_id(ids: Iterable[int]) -> list[Organisation]:
    """Return these organisations; one statement."""
    return list(Organisation.objects.filter(pk__in=list(ids)))


def managers(organisation: Organisation) -> list[Member]:
    """Return the managers and owners who work there; one statement."""
    rows = Member.objects.all().active().filter(role__in=[Role.MANAGER, Role.OWNER])
    return list(rows.filter(organisation=organisation).order_by("pk"))
