"""What other organisations are going to ask people: nobody should be asked twice in a week unknowingly."""

from datetime import date
from typing import Any

from django.db.models import QuerySet

from projects.models import PartnerAsk, StakeholderGroup


def partner_asks() -> QuerySet[Any, Any]:
    """Return what partners ask, each with its partner, the earliest first."""
    rows: QuerySet[Any, Any] = PartnerAsk.objects.select_related("partner")
    return rows.order_by("opens_on", "pk")


def partner_asks_between(first: date, last: date) -> QuerySet[Any, Any]:
    """Return what partners ask on any day from `first` to `last`."""
    return partner_asks().filter(opens_on__lte=last, closes_on__gte=first)


def partner_asks_beside(project_id: int) -> list[PartnerAsk]:
    """Return what partners ask the kinds of people that a project is about; one statement."""
    kinds = StakeholderGroup.objects.filter(project=project_id).values("kind")
    return list(partner_asks().filter(group_kind__in=kinds))
