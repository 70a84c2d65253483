"""Each "no" that people were told would be looked at again, once its day has come."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Exists, OuterRef, QuerySet

from access.bin import out_of_bin
from access.scope import across_organisations
from feedback.domain.delivering import REVISIT_FOR
from feedback.domain.dispositions import Disposition
from feedback.models import OutcomeVersion
from feedback.queries.delivering import title_of
from organisations.models import Member

A_DAY = timedelta(days=1)
"""Somewhere it is a day earlier or later than here."""
ROLES = ("owner", "decider", "backup", "manager")


@dataclass(frozen=True, slots=True)
class Again:
    """One "no" that is to be looked at again: what it is about, and since when."""

    version: OutcomeVersion
    title: str
    days: int


def revisits_due(now: datetime) -> list[tuple[int, int]]:
    """Return (organisation, wording) of each "no" whose day has come lately, in every organisation; one statement."""
    first, last = (now - REVISIT_FOR - A_DAY).date(), (now + A_DAY).date()
    with across_organisations(reason="the planner looks for what is due in every organisation"):
        rows = out_of_bin(_to_look_at().filter(revisit_on__range=(first, last)))
        return list(rows.order_by("pk").values_list("organisation_id", "pk"))


def revisits_by_id(ids: Iterable[int]) -> list[OutcomeVersion]:
    """Return these, as far as nothing newer is public, with whoever is reminded; two statements."""
    return list(_for_page(out_of_bin(_to_look_at().filter(pk__in=list(ids)))))


def to_look_at_again(today: date) -> list[Again]:
    """Return what the current organisation said it looks at again by `today`, the oldest first; two statements."""
    rows = out_of_bin(_to_look_at().filter(revisit_on__lte=today))
    return [
        Again(one, title_of(one.outcome), (today - one.revisit_on).days)
        for one in _for_page(rows).order_by("revisit_on", "pk")
        if one.revisit_on is not None
    ]


def reminded(version: OutcomeVersion) -> list[tuple[str, Member]]:
    """Return (role, member) of whoever is reminded: who decides and who tells people, or whoever steps in for them."""
    about = version.outcome.consultation
    here = [(role, one) for role in ROLES if (one := getattr(about, role)) and one.works_here]
    first = {one.pk: (role, one) for role, one in reversed(here) if role in {"owner", "decider"}}
    return list(reversed(first.values())) or here[:1]


def _to_look_at() -> QuerySet[OutcomeVersion]:
    """A "no" with a day, of which people read nothing newer."""
    newer = OutcomeVersion.objects.all().published()
    newer = newer.filter(
        outcome=OuterRef("outcome"),
        publication__published_at__gt=OuterRef("publication__published_at"),
    )
    rows: QuerySet[OutcomeVersion] = OutcomeVersion.objects.all().published()
    return rows.filter(
        ~Exists(newer),
        disposition=Disposition.NOT_CHANGED,
        is_settled=False,
        revisit_on__isnull=False,
        outcome__dropped_on=None,
    )


def _for_page(rows: QuerySet[OutcomeVersion]) -> QuerySet[OutcomeVersion]:
    people = (f"outcome__consultation__{role}__user" for role in ROLES)
    shown = ("organisation", "publication", "outcome__consultation__project", *people)
    return rows.select_related(*shown).prefetch_related("outcome__items")
