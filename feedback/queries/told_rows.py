"""Earlier asks as a page shows them: when, whom, how many answered under the small-number rules, and what came of it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Sum
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from feedback.models import (
    Ask,
    Consultation,
    ConsultationKind,
    OutcomeVersion,
    Response,
    RoomTally,
)
from feedback.queries.carried import carried_in, shared_with
from feedback.queries.outcome_words import Told, told
from feedback.queries.outcomes import titled


@dataclass(frozen=True, slots=True)
class CameOfIt:
    """What was published about some things that people were asked about."""

    about: str
    told: Told


@dataclass(frozen=True, slots=True)
class Earlier:
    """One earlier ask. `whom` is empty where only a link was given; `answered` is a sentence that may be shown."""

    id: int
    title: str
    project: str
    project_id: int
    from_on: date
    until_on: date | None
    whom: str
    answered: str
    is_open: bool
    is_meeting: bool
    came_of_it: Sequence[CameOfIt]


def earlier_rows(asks: Sequence[Consultation], *, now: datetime) -> list[Earlier]:
    """Return these asks with what may be shown of them; five statements, however many they are."""
    ids = [one.pk for one in asks]
    groups, counts, outcomes = _groups(ids), _counts(ids), _outcomes(ids)
    return [
        Earlier(
            id=one.pk,
            title=one.title,
            project=one.project.title,
            project_id=one.project_id,
            from_on=_local_day(one),
            until_on=one.ended_on,
            whom=", ".join(groups[one.pk]),
            answered=_answered(one, counts.get(one.pk, 0), now),
            is_open=one.is_open(now),
            is_meeting=one.kind == ConsultationKind.MEETING,
            came_of_it=outcomes[one.pk],
        )
        for one in asks
    ]


def _local_day(one: Consultation) -> date:
    opened: datetime = one.opened_at  # type: ignore[assignment] # the query leaves out drafts
    return opened.astimezone(one.organisation.zone).date()


def _groups(ids: Iterable[int]) -> Mapping[int, list[str]]:
    """The names of the groups that were asked or in the room, in order; two statements."""
    found: dict[int, set[str]] = defaultdict(set)
    named = Ask.objects.filter(consultation__in=ids, group__isnull=False).order_by()
    for pk, name in named.values_list("consultation", "group__name").distinct():
        found[pk].add(name)
    counted = RoomTally.objects.filter(meeting__consultation__in=ids).order_by()
    for pk, name in counted.values_list("meeting__consultation", "group__name").distinct():
        found[pk].add(name)
    return defaultdict(list, {pk: sorted(names) for pk, names in found.items()})


def _counts(ids: Iterable[int]) -> dict[int, int]:
    """How many answered or were in the room; two statements."""
    sent = Response.objects.counted().filter(consultation__in=ids).order_by()
    counts = dict(sent.values_list("consultation").annotate(n=Count("pk")))
    rooms = RoomTally.objects.filter(
        meeting__consultation__in=ids, meeting__consultation__kind=ConsultationKind.MEETING
    ).order_by()
    for pk, heads in rooms.values_list("meeting__consultation").annotate(n=Sum("heads")):
        counts[pk] = counts.get(pk, 0) + heads
    return counts


def _answered(one: Consultation, count: int, now: datetime) -> str:
    """How many, as members may see it: nothing while it is open, and no small number."""
    if one.is_open(now):
        return _("Still open: counts come when it closes.")
    if not count:
        return _("Nobody answered")
    least = one.least_internal
    if count < least:
        return _("Fewer than %(n)s people answered") % {"n": least}
    if one.kind == ConsultationKind.MEETING:
        return _("%(n)s people were in the room") % {"n": count}
    return ngettext("%(n)s person answered", "%(n)s people answered", count) % {"n": count}


def _outcomes(ids: Iterable[int]) -> Mapping[int, list[CameOfIt]]:
    """What is public of what came of each, in the order of the outcomes; two statements."""
    asks = set(ids)
    versions = (
        OutcomeVersion.objects.published()
        .filter(outcome__items__consultation__in=asks)
        .select_related("outcome", "publication")
        .prefetch_related("outcome__items")
        .order_by("number")
    )
    carried = carried_in(shared_with(versions))
    newest: dict[tuple[int, int], OutcomeVersion] = {}
    for one in versions:
        for about in _told_in(one, carried) & asks:
            newest[about, one.outcome_id] = one
    found: dict[int, list[CameOfIt]] = defaultdict(list)
    for (about, _outcome), one in sorted(newest.items(), key=lambda pair: pair[0]):
        items = [item for item in one.outcome.items.all() if item.consultation_id == about]
        words = "; ".join(titled(item.text, one.outcome.name) for item in items)
        if items:
            found[about].append(CameOfIt(words, told(one)))
    return found


def _told_in(version: OutcomeVersion, carried: Mapping[int, Mapping[int, int]]) -> set[int]:
    """The asks whose people were told this wording."""
    home: int = version.publication.consultation_id  # type: ignore[union-attr] # published ones have it
    return {home, *(about for about, some in carried.items() if version.publication_id in some)}
