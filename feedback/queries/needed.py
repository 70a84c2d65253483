"""The last moments of news that waits for other news to the same person, so that no promise is broken by waiting."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime, time, timedelta

from django.db.models import Q

from feedback.domain.loop import LoopFacts
from feedback.domain.needed import told_by
from feedback.models import Consultation, Publication
from feedback.queries.loop_facts import current_zone, facts_of
from feedback.queries.loops import reference
from notices.models import Notice
from notices.rules import subject_id


def end_of(day: date) -> datetime:
    """The instant at which a local day of the organisation in whose scope this runs ends."""
    return datetime.combine(day + timedelta(days=1), time(0), tzinfo=current_zone())


def publications_needed_by(notices: Sequence[Notice]) -> dict[int, datetime]:
    """Return, by notice, the end of the day by which a publication has to be told; a fixed number of statements."""
    rows = Publication.objects.filter(pk__in={subject_id(one) for one in notices})
    roots = {pk: carried or pk for pk, carried in rows.values_list("pk", "carries_id")}
    same = Publication.objects.filter(
        Q(pk__in=set(roots.values())) | Q(carries__in=set(roots.values()))
    )
    asks: dict[int, set[int]] = defaultdict(set)
    for pk, carried, about in same.values_list("pk", "carries_id", "consultation_id"):
        asks[carried or pk].add(about)
    return _moments(notices, {pk: asks[root] for pk, root in roots.items()}, told_by)


def consultations_needed_by(
    notices: Sequence[Notice], day_of: Callable[[LoopFacts], date | None]
) -> dict[int, datetime]:
    """Return, by notice about a consultation, the end of the day that `day_of` makes of its facts."""
    return _moments(notices, {subject_id(one): {subject_id(one)} for one in notices}, day_of)


def subjects_about(consultation_ids: Iterable[int]) -> set[str]:
    """Return what notices are about whose last moment follows from these asks; one statement."""
    ids = list(consultation_ids)
    theirs = Q(consultation__in=ids)
    carried = theirs | Q(carried__consultation__in=ids) | Q(carries__consultation__in=ids)
    sisters = Q(carries__carried__consultation__in=ids)
    news = Publication.objects.filter(carried | sisters).values_list("pk", flat=True).distinct()
    return {reference(pk) for pk in ids} | {f"publication:{pk}" for pk in news.order_by()}


def _moments(
    notices: Iterable[Notice],
    about: Mapping[int, set[int]],
    day_of: Callable[[LoopFacts], date | None],
) -> dict[int, datetime]:
    """The earliest of the days of the asks that each notice is about."""
    ids = {pk for asks in about.values() for pk in asks}
    found = facts_of(Consultation.objects.filter(pk__in=ids))
    days = {pk: day for pk, one in found.items() if (day := day_of(one.facts)) is not None}
    moments = {
        one.pk: [days[pk] for pk in about.get(subject_id(one), ()) if pk in days] for one in notices
    }
    return {pk: end_of(min(some)) for pk, some in moments.items() if some}
