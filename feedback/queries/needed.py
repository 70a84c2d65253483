"""The last moments of news that waits for other news to the same person, so that no promise is broken by waiting."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime, time, timedelta

from feedback.domain.loop import LoopFacts
from feedback.domain.needed import told_by
from feedback.models import Consultation, Publication, PublicationKind
from feedback.queries.loop_facts import current_zone, facts_of
from notices.models import Notice
from notices.rules import subject_id

CAN_WAIT = (PublicationKind.DELIVERY,)
"""News that was promised to nobody for a day."""


def end_of(day: date) -> datetime:
    """The instant at which a local day of the organisation in whose scope this runs ends."""
    return datetime.combine(day + timedelta(days=1), time(0), tzinfo=current_zone())


def publications_needed_by(notices: Sequence[Notice]) -> dict[int, datetime]:
    """Return, by notice, the end of the day by which a publication has to be told; a fixed number of statements."""
    rows = Publication.objects.exclude(kind__in=CAN_WAIT).filter(
        pk__in={subject_id(one) for one in notices}
    )
    about = dict(rows.values_list("pk", "consultation_id"))
    return _moments(notices, about, told_by)


def consultations_needed_by(
    notices: Sequence[Notice], day_of: Callable[[LoopFacts], date | None]
) -> dict[int, datetime]:
    """Return, by notice about a consultation, the end of the day that `day_of` makes of its facts."""
    return _moments(notices, {subject_id(one): subject_id(one) for one in notices}, day_of)


def _moments(
    notices: Iterable[Notice],
    about: Mapping[int, int],
    day_of: Callable[[LoopFacts], date | None],
) -> dict[int, datetime]:
    found = facts_of(Consultation.objects.filter(pk__in=set(about.values())))
    days = {pk: day_of(one.facts) for pk, one in found.items()}
    moments = {one.pk: days.get(about.get(subject_id(one), 0)) for one in notices}
    return {pk: end_of(day) for pk, day in moments.items() if day is not None}
