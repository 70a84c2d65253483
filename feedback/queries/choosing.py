"""Choosing whom to ask from a project's people: those heard least first, in words, and how many are left out and why.

Read from what is kept about how people stand, so that a page costs the same for ten people and for 50,000. Whoever is
chosen is looked at once more at that moment.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from feedback import terms
from feedback.domain.load import Band
from feedback.models import Ask, Consultation
from feedback.queries.load import ShownLoad, shown_loads
from participants.queries import contacts
from projects.models import Participation, StakeholderGroup

PAGE = 50
MOST = 500
"""How many people can be chosen at a time."""

_STANDING = "participant__load__"
FREE = Q(participant__load=None) | Q(
    **{f"{_STANDING}blocked_by": "", f"{_STANDING}band__in": (Band.OK, Band.WATCH)}
)
HIGH = "high"
"""Why somebody is left out whom no rule stops, but who was asked a lot."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One person who could be asked: a name or what stands for it, the group, and how they stand in words."""

    participant_id: int
    name: str
    group: str
    shown: ShownLoad


@dataclass(frozen=True, slots=True)
class LeftOut:
    """How many people are left out for one reason, in words."""

    words: Any
    count: int


@dataclass(frozen=True, slots=True)
class Chooser:
    """One page of people to choose from. `free` may be asked now, `everybody` counts those left out too."""

    choices: Sequence[Choice]
    free: int
    left_out: Sequence[LeftOut]
    groups: Sequence[tuple[int, str]]
    number: int
    has_more: bool

    @property
    def everybody(self) -> int:
        """How many people of the project were not asked by this consultation."""
        return self.free + sum(one.count for one in self.left_out)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the address of the page says: a group, whether those left out are shown, and which page."""

    group: int | None = None
    shows_left_out: bool = False
    number: int = 1


def chooser(
    consultation: Consultation, wanted: Wanted, *, today: date, sees_names: bool
) -> Chooser:
    """Return one page of the people who could be asked, those heard least first; six statements however many there are."""
    rows = _not_asked(consultation, wanted.group)
    free, left_out = _counts(rows)
    start = (wanted.number - 1) * PAGE
    some = list(
        _in_order(rows if wanted.shows_left_out else rows.filter(FREE))[start : start + PAGE + 1]
    )
    groups = StakeholderGroup.objects.filter(project=consultation.project_id)
    return Chooser(
        choices=choices(some[:PAGE], today=today, sees_names=sees_names),
        free=free,
        left_out=left_out,
        groups=list(groups.values_list("pk", "name")),
        number=wanted.number,
        has_more=len(some) > PAGE,
    )


def choices(rows: Iterable[Participation], *, today: date, sees_names: bool) -> list[Choice]:
    """Return these people as they are shown; two statements, one where names are not seen."""
    people = list(rows)
    ids = [row.participant_id for row in people]
    known = contacts(ids) if sees_names else {}
    shown = shown_loads(ids, today)
    return [
        Choice(
            participant_id=row.participant_id,
            name=_name(row.participant_id, known),
            group=row.group.name if row.group else "",
            shown=shown[row.participant_id],
        )
        for row in people
    ]


def heard_least(consultation: Consultation, group: int | None, most: int) -> list[int]:
    """Return the ids of the first people who may be asked, those heard least first; one statement."""
    rows = _in_order(_not_asked(consultation, group).filter(FREE))
    return list(rows.values_list("participant_id", flat=True)[:most])


def chosen(consultation: Consultation, participant_ids: Iterable[int]) -> list[Participation]:
    """Return the places of these people in the project, of those not asked yet, those heard least first; one statement."""
    return list(
        _in_order(_not_asked(consultation, None).filter(participant__in=list(participant_ids)))
    )


def _not_asked(consultation: Consultation, group: int | None) -> QuerySet[Participation]:
    asked = Ask.objects.filter(consultation=consultation)
    rows = Participation.objects.filter(project=consultation.project_id)
    rows = rows.exclude(participant__in=asked.values("participant"))
    return rows if group is None else rows.filter(group=group)


def _in_order(rows: QuerySet[Participation]) -> QuerySet[Participation]:
    """Those heard least first; of those heard as often, whoever was asked less and heard back more."""
    return rows.select_related("group").order_by(
        Coalesce(f"{_STANDING}answered", 0),
        Coalesce(f"{_STANDING}score", Decimal(0)),
        "participant",
    )


def _counts(rows: QuerySet[Participation]) -> tuple[int, list[LeftOut]]:
    """How many may be asked, and how many not and why; one statement."""
    found: Counter[str] = Counter()
    by_standing = rows.order_by().values_list(f"{_STANDING}blocked_by", f"{_STANDING}band")
    for rule, band, count in by_standing.annotate(count=Count("pk")):
        found[rule or (HIGH if band in {Band.HIGH, Band.REST} else "")] += count
    left_out = [
        LeftOut(words, found[code]) for code, words in terms.LEFT_OUT.items() if found[code]
    ]
    return found[""], left_out


def _name(participant_id: int, known: Any) -> str:
    """The person's name, or what stands for it where there is none or it may not be seen."""
    person = known.get(participant_id)
    name = person.name or person.email if person is not None else ""
    return name or _("Person %(n)s") % {"n": participant_id}
