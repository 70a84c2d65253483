"""The reasons that people were given last, in full: for a no, for not yet, for being late, and for taking a promise back.

Only what is public stands in them.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from feedback import terms
from feedback.domain.dispositions import Disposition
from feedback.models import Consultation, LateNote, OutcomeVersion
from feedback.queries.loop_facts import current_zone
from feedback.queries.purpose import decider_of

LAST = 10
LOOKED_THROUGH = 5 * LAST
"""One reason may be published again and again with small changes: so many wordings are looked through for the newest."""
SAID = (
    *(Disposition.NOT_CHANGED, Disposition.PARTLY_CHANGED, Disposition.STILL_DECIDING),
    *(Disposition.REVERSED, Disposition.WITHDRAWN),
)
"""What becomes of an item with a reason."""
LATE = ("warn", "")


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason as everybody can read it: what it is a reason for, about what, who decided, and the day."""

    label: str
    tone: str
    sign: str
    about: str
    why: str
    decider: str
    on: date
    consultation: Consultation


def last_reasons(
    consultations: Collection[Consultation], *, first: date | None = None, last: date | None = None
) -> list[Reason]:
    """Return the newest reasons in these consultations, published from `first` to `last`; three statements."""
    ids = [one.pk for one in consultations]
    found = [
        *_of_outcomes(ids, _bounds("publication__published_on", first, last)),
        *_of_delays(ids, _bounds("at", _begins(first), _ends(last))),
    ]
    return sorted(found, key=lambda one: one.on, reverse=True)[:LAST]


def _of_outcomes(ids: Collection[int], when: Q) -> Iterator[Reason]:
    rows = OutcomeVersion.objects.published().filter(
        when,
        publication__consultation__in=ids,
        disposition__in=SAID,
        outcome__dropped_on=None,
    )
    newest = (
        rows.select_related("outcome", "publication__consultation__decider__user")
        .prefetch_related("outcome__items")
        .order_by("-publication__published_at", "-pk")[:LOOKED_THROUGH]
    )
    seen = set()
    for row in newest:
        if (said := (row.outcome_id, row.disposition)) not in seen:
            seen.add(said)
            yield _reason(row)


def _reason(row: OutcomeVersion) -> Reason:
    tone, sign = terms.OUTCOME_TONES[row.disposition]
    consultation: Consultation = row.publication.consultation  # type: ignore[union-attr] # published
    is_held = row.disposition == Disposition.STILL_DECIDING
    return Reason(
        label=str(terms.DISPOSITION_LABELS[row.disposition]),
        tone=tone,
        sign=sign,
        about=" · ".join(
            item.text for item in row.outcome.items.all() if item.consultation_id == consultation.pk
        ),
        why=row.held_up_by if is_held else row.why,
        decider=row.decided_by or decider_of(consultation),
        on=row.publication.published_on,  # type: ignore[union-attr] # published
        consultation=consultation,
    )


def _of_delays(ids: Collection[int], when: Q) -> Iterator[Reason]:
    rows = LateNote.objects.filter(when, consultation__in=ids)
    newest = rows.select_related("consultation__decider__user").order_by("-at", "-pk")
    zone, (tone, sign) = current_zone(), LATE
    for row in newest[:LAST]:
        on, about = row.at.astimezone(zone).date(), row.consultation
        yield Reason(str(_("Late")), tone, sign, "", row.why, decider_of(about), on, about)


def _bounds(column: str, first: Any, last: Any) -> Q:
    bounds = {f"{column}__gte": first, f"{column}__lte": last}
    return Q(**{name: moment for name, moment in bounds.items() if moment is not None})


def _begins(day: date | None) -> datetime | None:
    return datetime.combine(day, time.min, tzinfo=current_zone()) if day else None


def _ends(day: date | None) -> datetime | None:
    return datetime.combine(day, time.max, tzinfo=current_zone()) if day else None
