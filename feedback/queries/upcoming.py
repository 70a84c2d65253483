"""What else the same people are asked in the weeks of an ask, by our projects and by partners, and when they are away.

By group, never by person: two asks meet where a group of one has the name or the kind of a group of the other.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from feedback.models import Ask, Consultation
from organisations.domain.closed_days import Spell, days_between, days_closed, names_closed
from organisations.models import Organisation
from organisations.queries import closed_spells_between
from projects.models import Project, StakeholderGroup
from projects.queries.partner_asks import partner_asks_between

type Group = tuple[str, str]
"""The name and the kind of a group."""


@dataclass(frozen=True, slots=True)
class OurAsk:
    """Something that we ask the same people. `first` is None while it is a draft."""

    id: int
    title: str
    project: str
    whom: str
    first: date | None
    last: date


@dataclass(frozen=True, slots=True)
class TheirAsk:
    """Something that a partner asks the same people."""

    title: str
    partner: str
    whom: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Upcoming:
    """What happens in the days from `first` to `last`, both among them.

    `is_known` says whether we know which groups are asked; otherwise everything of those days is here. `closed` is the
    sentence about days on which people are away, or "".
    """

    first: date
    last: date
    is_known: bool
    ours: Sequence[OurAsk]
    theirs: Sequence[TheirAsk]
    closed: str

    @property
    def is_empty(self) -> bool:
        """Whether nobody else asks these people anything, as far as we know."""
        return not self.ours and not self.theirs


def upcoming(
    organisation: Organisation,
    *,
    first: date,
    last: date,
    project_id: int | None = None,
    consultation_id: int | None = None,
) -> Upcoming:
    """Return what else happens in these days for the groups of an ask, or else of its project; seven statements at most."""
    groups = _groups_asked(consultation_id) or _groups_of(project_id)
    kinds = {kind for _name, kind in groups}
    theirs = partner_asks_between(first, last)
    if groups:
        theirs = theirs.filter(group_kind__in=kinds)
    return Upcoming(
        first=first,
        last=last,
        is_known=bool(groups),
        ours=_ours(organisation, groups, first, last, consultation_id),
        theirs=[
            TheirAsk(one.title, one.partner.name, one.whom, one.opens_on, one.closes_on)
            for one in theirs
        ],
        closed=closed_words(first, last, closed_spells_between(first, last)),
    )


def closed_words(first: date, last: date, spells: Sequence[Spell]) -> str:
    """Return how many of these days fall into closed ones, and into which, as a sentence; "" where none does."""
    closed = days_closed(first, last, spells)
    if not closed:
        return ""
    days, names = days_between(first, last), ", ".join(names_closed(first, last, spells))
    if days == 1:
        return _("This day falls into: %(names)s.") % {"names": names}
    if closed == days:
        return _("All of these %(days)s days fall into: %(names)s.") % {
            "days": days,
            "names": names,
        }
    words = ngettext(
        "%(n)s of these %(days)s days falls into: %(names)s.",
        "%(n)s of these %(days)s days fall into: %(names)s.",
        closed,
    )
    return words % {"n": closed, "days": days, "names": names}


def _groups_asked(consultation_id: int | None) -> set[Group]:
    """The groups of those who are asked by name."""
    if consultation_id is None:
        return set()
    rows = Ask.objects.filter(consultation=consultation_id, group__isnull=False)
    return set(rows.order_by().values_list("group__name", "group__kind").distinct())


def _groups_of(project_id: int | None) -> set[Group]:
    if project_id is None:
        return set()
    return set(StakeholderGroup.objects.filter(project=project_id).values_list("name", "kind"))


def _ours(
    organisation: Organisation,
    groups: set[Group],
    first: date,
    last: date,
    besides: int | None,
) -> list[OurAsk]:
    """Our other asks in these days. A draft may open any day, so it counts until its last day."""
    rows = Consultation.objects.filter(
        closes_on__gte=first, withdrawn_at=None, project__in=Project.objects.current()
    ).exclude(Q(pk=besides) if besides else Q(pk__in=()))
    found = [
        (one, opened)
        for one in rows.select_related("project").order_by("closes_on", "pk")
        if (opened := _local(one.opened_at, organisation)) is None or opened <= last
    ]
    asked = _groups_by_ask([one for one, _opened in found])
    return [
        OurAsk(
            id=one.pk,
            title=one.title,
            project=one.project.title,
            whom=", ".join(sorted(name for name, _kind in shared)),
            first=opened,
            last=one.closes_on or last,
        )
        for one, opened in found
        if (shared := _shared(asked[one.pk], groups)) or not groups
    ]


def _local(moment: Any, organisation: Organisation) -> date | None:
    return None if moment is None else moment.astimezone(organisation.zone).date()


def _groups_by_ask(asks: Iterable[Consultation]) -> Mapping[int, set[Group]]:
    """Return the groups of each ask: of those asked by name, or else all of its project; two statements."""
    of_ask, of_project = defaultdict(set), defaultdict(set)
    asks = list(asks)
    named = Ask.objects.filter(consultation__in=asks, group__isnull=False).order_by()
    for pk, name, kind in named.values_list(
        "consultation", "group__name", "group__kind"
    ).distinct():
        of_ask[pk].add((name, kind))
    projects = {one.project_id for one in asks}
    groups = StakeholderGroup.objects.filter(project__in=projects)
    for project, name, kind in groups.values_list("project", "name", "kind"):
        of_project[project].add((name, kind))
    return {one.pk: of_ask[one.pk] or of_project[one.project_id] for one in asks}


def _shared(theirs: set[Group], ours: set[Group]) -> set[Group]:
    """Return those of their groups that have the name or the kind of one of ours; all where ours are not known."""
    if not ours:
        return theirs
    names = {name.casefold() for name, _kind in ours}
    kinds = {kind for _name, kind in ours}
    return {one for one in theirs if one[0].casefold() in names or one[1] in kinds}
