"""Which published words newer ones have taken the place of: nobody is told any more what was taken back or put another way."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from feedback.domain.dispositions import Disposition
from feedback.models import Item, OutcomeVersion, Publication, PublicationKind
from feedback.queries.carried import carried_in
from feedback.queries.news import things_of
from feedback.queries.outcomes import titled


@dataclass(frozen=True, slots=True, order=True)
class Published:
    """Words that were published to the people of one ask, sorted as they came; the publication is the one of that ask."""

    at: datetime
    number: int
    version_id: int
    publication_id: int
    on: date


type Course = Mapping[tuple[int, int], Sequence[Published]]
"""Everything published, by ask and outcome, the newest last."""


@dataclass(frozen=True, slots=True)
class Overtaken:
    """One thing of a publication of which people were told something else later: when, and by which publication."""

    about: str
    on: date
    publication_id: int


def course_of(consultation_ids: Iterable[int]) -> Course:
    """Return what was published to the people of these asks; one statement, and another where outcomes are shared."""
    rows = list(
        OutcomeVersion.objects.published()
        .filter(outcome__items__consultation__in=set(consultation_ids))
        .values_list(
            "outcome__items__consultation",
            "outcome",
            "publication__consultation",
            "publication",
            "publication__published_at",
            "number",
            "pk",
            "publication__published_on",
        )
        .distinct()
        .order_by()
    )
    carried = carried_in({about for about, _outcome, home, *_rest in rows if home != about})
    found: dict[tuple[int, int], list[Published]] = defaultdict(list)
    for about, outcome, home, publication, at, number, version, on in rows:
        own = publication if home == about else carried.get(about, {}).get(publication)
        if own is not None:
            found[about, outcome].append(Published(at, number, version, own, on))
    return {key: sorted(some) for key, some in found.items()}


def things_left(
    publication: Publication, course: Course | None = None
) -> list[tuple[Item, OutcomeVersion]]:
    """Return the things of a publication with the words that still stand, in order."""
    course = course_of([publication.consultation_id]) if course is None else course
    return [
        (item, version)
        for item, version in things_of(publication)
        if _newer(publication, version, course) is None
    ]


def overtaken(publication: Publication, course: Course) -> list[Overtaken]:
    """Return the things of a publication whose words stand no more, in order."""
    return [
        Overtaken(titled(item.text, version.outcome.name), newest.on, newest.publication_id)
        for item, version in things_of(publication)
        if (newest := _newer(publication, version, course)) is not None
    ]


def overtaken_on(course: Course) -> dict[int, date]:
    """Return the publications of which nothing stands any more, with the day since which nothing does."""
    newest: dict[int, list[Published]] = defaultdict(list)
    for some in course.values():
        for one in some:
            newest[one.publication_id].append(some[-1])
    return {
        pk: max(one.on for one in some)
        for pk, some in newest.items()
        if all(one.publication_id != pk for one in some)
    }


def kind_left(
    publication: Publication, left: Iterable[tuple[Item, OutcomeVersion]]
) -> PublicationKind:
    """Return as what a publication is told: nobody hears that a promise is taken back when the rest of the news is left."""
    kind = PublicationKind(publication.kind)
    if kind != PublicationKind.REVERSAL:
        return kind
    is_left = any(version.disposition == Disposition.REVERSED for _item, version in left)
    return kind if is_left else PublicationKind.OUTCOME


def _newer(publication: Publication, version: OutcomeVersion, course: Course) -> Published | None:
    """Return the newest words where they are others than these."""
    some = course.get((publication.consultation_id, version.outcome_id))
    return some[-1] if some and some[-1].version_id != version.pk else None
