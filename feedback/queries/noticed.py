"""How many of those who answered can see a change, and found us clear: for many consultations in one statement.

Never by group, and nothing below the fewest people shown.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from feedback.domain.noticing import Share, shown_until
from feedback.loop_terms import COULD_SEE
from feedback.models import CheckAnswer, Consultation, Telling, TellingChannel

CLEAR = "yes"
OTHER_WAYS = (
    TellingChannel.EMAIL,
    TellingChannel.PHONE,
    TellingChannel.LETTER,
    TellingChannel.MEETING,
    TellingChannel.POSTER,
    TellingChannel.PAGE,
)
"""Ways that may be suggested where few noticed."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What came by one way. `seen` and `clear` are None while they are too few to be shown."""

    seen: Share | None
    clear: Share | None
    until: date | None = None
    """The last day whose answers are in them."""


@dataclass(frozen=True, slots=True)
class Noticed:
    """What came by personal links and by the public page, apart: on the public page nobody knows who answers."""

    by_link: Figures
    by_page: Figures
    least: int
    held: int

    @property
    def is_little(self) -> bool:
        """Whether under half of those with a personal link could see a change; never said where they are too few."""
        seen = self.by_link.seen
        return seen is not None and seen.is_under_half


def noticed_in(consultations: Iterable[Consultation], *, today: date) -> dict[int, Noticed]:
    """Return the figures of each consultation, by id; one statement."""
    wanted = {one.pk: one for one in consultations}
    rows = CheckAnswer.objects.filter(consultation__in=list(wanted)).order_by("received_on")
    said: Mapping[int, list[Any]] = defaultdict(list)
    for row in rows.values_list(
        "consultation", "saw", "clear", "by_link", "is_held", "received_on", named=True
    ):
        said[row.consultation].append(row)
    return {pk: _noticed(said[pk], one.least_internal, today) for pk, one in wanted.items()}


def _noticed(rows: Sequence[Any], least: int, today: date) -> Noticed:
    counted = [row for row in rows if not row.is_held]
    return Noticed(
        by_link=_figures([row for row in counted if row.by_link], least, today),
        by_page=_figures([row for row in counted if not row.by_link], least, today),
        least=least,
        held=len(rows) - len(counted),
    )


def _figures(rows: Sequence[Any], least: int, today: date) -> Figures:
    until = shown_until((row.received_on for row in rows), least, today=today)
    shown = [row for row in rows if until is not None and row.received_on <= until]
    return Figures(
        seen=_share([row.saw in COULD_SEE for row in shown if row.saw], least),
        clear=_share([row.clear == CLEAR for row in shown if row.clear], least),
        until=until,
    )


def _share(said: Sequence[bool], least: int) -> Share | None:
    return Share(sum(said), len(said)) if len(said) >= least else None


def ways_not_used(consultation: Consultation) -> list[str]:
    """Return in words by which ways nobody was told yet; one statement."""
    rows = Telling.objects.done().filter(publication__consultation=consultation)
    used = set(rows.values_list("channel", flat=True).distinct().order_by())
    return [str(way.label) for way in OTHER_WAYS if way not in used]
