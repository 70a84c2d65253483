"""How many of those who answered can see a change, and found us clear: for many consultations in one statement.

Never by group, and nothing below the fewest people shown.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from feedback.domain.noticing import Said, Share, as_said, shown, shown_until
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
    seen_until: date | None = None
    clear_until: date | None = None
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
        *("consultation", "saw", "clear", "by_link", "is_held", "received_on", "before"), named=True
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
    seen, seen_until = _share([_said(row, 1) for row in rows], COULD_SEE, least, today)
    clear, clear_until = _share([_said(row, 2) for row in rows], {CLEAR}, least, today)
    return Figures(seen, clear, seen_until, clear_until)


def _said(row: Any, at: int) -> Said:
    """Return what a row said to one question, by its place in `CheckAnswer.before`."""
    states = [*(row.before or ()), (row.received_on.isoformat(), row.saw, row.clear)]
    return as_said((date.fromisoformat(one[0]), one[at]) for one in states)


def _share(
    said: Sequence[Said], wanted: Collection[str], least: int, today: date
) -> tuple[Share | None, date | None]:
    until = shown_until(said, least, today=today)
    values = shown(said, until)
    share = Share(sum(one in wanted for one in values), len(values))
    return (share, until) if values else (None, None)


def ways_not_used(consultation: Consultation) -> list[str]:
    """Return in words by which ways nobody was told yet; one statement."""
    rows = Telling.objects.done().filter(publication__consultation=consultation)
    used = set(rows.values_list("channel", flat=True).distinct().order_by())
    return [str(way.label) for way in OTHER_WAYS if way not in used]
