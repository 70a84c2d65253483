"""What one publication tells the people of its ask: each thing with its words, those included that another ask published."""

from collections.abc import Iterable

from django.db.models import QuerySet

from feedback.models import Item, OutcomeVersion, Publication
from feedback.queries.outcomes import titled

NEWS = ("versions__outcome__items", "carries__versions__outcome__items")
"""What to prefetch for `news_of` of many publications."""


def with_news(rows: QuerySet[Publication]) -> QuerySet[Publication]:
    """Return the publications with everything that `news_of` reads."""
    return rows.select_related("carries").prefetch_related(*NEWS)


def news_of(publication: Publication) -> list[tuple[str, OutcomeVersion]]:
    """Return what each thing is about, in one line, with its words; only the things of the publication's own ask."""
    return [
        (titled(item.text, version.outcome.name), version)
        for item, version in things_of(publication)
    ]


def things_of(publication: Publication) -> list[tuple[Item, OutcomeVersion]]:
    """Return the things of the publication's own ask with their words, in order."""
    sources = [publication, publication.carries] if publication.carries else [publication]
    rows = [version for source in sources for version in _versions(source)]
    return [
        (item, version)
        for version in sorted(rows, key=lambda one: (one.outcome.position, one.outcome_id))
        for item in version.outcome.items.all()
        if item.consultation_id == publication.consultation_id
    ]


def _versions(source: Publication) -> Iterable[OutcomeVersion]:
    """Return what was published; after asks went their own ways each holds a copy of its own."""
    rows = source.versions.all()
    if getattr(source, "_prefetched_objects_cache", None):
        return rows
    return rows.select_related("outcome").prefetch_related("outcome__items")
