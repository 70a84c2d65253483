"""The picture of a project's time: rows of bars and signs on one line. Everything in it stands in words in the list below it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _

from feedback.models import Consultation, ConsultationKind
from organisations.models import ClosedSpell
from projects.models import PartnerAsk
from stages.models import Stage
from stages.terms import STAGE_NAMES
from workspace.dates import Dated, opened_on
from workspace.domain.timeline import Line, line_through, months_on

NO_ROOM_AFTER = 0.94
"""Share of the width after which the name of a month would stick out."""
MEETING, DECISION, PROMISE, TO_DO = "meeting", "decision", "promise", "to-do"
"""Signs, each with its own shape."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar between two shares (0 to 1) of the width."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Mark:
    """A sign or a name at a share (0 to 1) of the width."""

    at: float
    text: str


@dataclass(slots=True)
class Row:
    """One row: its name, its look (stage, ask, draft, partner, closed or signs), its bars and signs."""

    label: str
    look: str
    number: int = 0
    bars: list[Bar] = field(default_factory=list)
    signs: list[Mark] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Picture:
    """The whole: months, where today is, the closed days behind everything, and the rows."""

    months: list[Mark]
    today: float
    closed: list[Bar]
    rows: list[Row]
    is_mirrored: bool


class Placing:
    """Turns days into shares of the width; from the right where the language is written so."""

    def __init__(self, line: Line, *, is_mirrored: bool) -> None:
        """Take the line of time."""
        self.line, self.is_mirrored = line, is_mirrored

    def bar(self, first: date, last: date) -> list[Bar]:
        """Return the bar of these days; none where they lie outside of the line."""
        if not self.line.meets(first, last):
            return []
        low, high = self.line.start_of(first), self.line.end_of(last)
        return [Bar(1 - high, 1 - low) if self.is_mirrored else Bar(low, high)]

    def sign(self, day: date | None, text: str) -> list[Mark]:
        """Return the sign at a day; none where it lies outside of the line."""
        if day is None or not self.line.meets(day, day):
            return []
        return [Mark(self._turned(self.line.middle_of(day)), text)]

    def month(self, day: date) -> Mark:
        """Return the name of a month where it begins, in January with its year; without a name where there is no room."""
        at = self.line.start_of(day)
        name = date_format(day, "M Y" if day.month == 1 else "M")
        return Mark(self._turned(at), name if at < NO_ROOM_AFTER else "")

    def _turned(self, share: float) -> float:
        return 1 - share if self.is_mirrored else share


def picture(
    rows: Dated,
    closed: Sequence[ClosedSpell],
    partners: Sequence[PartnerAsk],
    *,
    today: date,
    zone: ZoneInfo,
) -> Picture | None:
    """Return the picture, or None where a project has no dates yet."""
    days = list(_days(rows, zone))
    if not days:
        return None
    line = line_through(days, today)
    placing = Placing(line, is_mirrored=get_language_bidi())
    drawn = [
        *(_stage(one, placing) for one in rows.stages),
        *_asks(rows, placing, zone),
        _signs(
            _("Decisions"),
            DECISION,
            [one.decided_on or one.due_on for one in rows.decisions],
            placing,
        ),
        _signs(
            _("Things to do"), TO_DO, [one.done_on or one.due_on for one in rows.actions], placing
        ),
        *(_partner(one, placing) for one in partners),
    ]
    return Picture(
        months=[placing.month(day) for day in months_on(line)],
        today=placing.sign(today, "")[0].at,
        closed=[bar for one in closed for bar in placing.bar(one.starts_on, one.ends_on)],
        rows=[row for row in drawn if row.bars or row.signs],
        is_mirrored=placing.is_mirrored,
    )


def _days(rows: Dated, zone: ZoneInfo) -> Iterator[date]:
    """Yield every day that the project itself has; what partners do is drawn where it meets them."""
    asked = (
        day
        for one in rows.asks
        for day in (opened_on(one, zone), one.closes_on, one.decides_on, one.promised_on)
    )
    others = (
        *(day for one in rows.stages for day in (one.starts_on, one.ends_on)),
        *(one.held_on for one in rows.meetings),
        *(one.decided_on or one.due_on for one in rows.decisions),
        *(one.done_on or one.due_on for one in rows.actions),
    )
    for day in (*asked, *others):
        if day is not None:
            yield day


def _stage(stage: Stage, placing: Placing) -> Row:
    """A stage of which only one end is known is drawn as that one day."""
    first, last = stage.starts_on or stage.ends_on, stage.ends_on or stage.starts_on
    row = Row(str(STAGE_NAMES[stage.number]), "stage", stage.number)
    if first and last:
        row.bars = placing.bar(first, last)
    return row


def _asks(rows: Dated, placing: Placing, zone: ZoneInfo) -> list[Row]:
    held: dict[int, list[date]] = {}
    for meeting in rows.meetings:
        held.setdefault(meeting.consultation_id, []).append(meeting.held_on)
    found = [(_begins(one, held, zone), one) for one in rows.asks]
    found.sort(key=lambda pair: (pair[0] or date.max, pair[1].pk))
    return [_ask(one, begins, held.get(one.pk, ()), placing) for begins, one in found]


def _begins(ask: Consultation, held: dict[int, list[date]], zone: ZoneInfo) -> date | None:
    if ask.kind == ConsultationKind.MEETING:
        return min(held.get(ask.pk, ()), default=ask.closes_on)
    return opened_on(ask, zone) or ask.closes_on


def _ask(ask: Consultation, begins: date | None, held: Iterable[date], placing: Placing) -> Row:
    row = Row(ask.title, "ask" if ask.opened_at else "draft", ask.stage.number)
    ended = ask.ended_on
    is_recorded = ask.kind == ConsultationKind.MEETING
    if not is_recorded and begins and ended and begins <= ended:
        row.bars = placing.bar(begins, ended)
    for day in held:
        row.signs += placing.sign(day, MEETING)
    if not ask.withdrawn_at:
        row.signs += placing.sign(ask.decides_on, DECISION)
        row.signs += placing.sign(ask.promised_on, PROMISE)
    return row


def _signs(label: str, sign: str, days: Iterable[date | None], placing: Placing) -> Row:
    row = Row(label, "signs")
    for day in days:
        row.signs += placing.sign(day, sign)
    return row


def _partner(ask: PartnerAsk, placing: Placing) -> Row:
    label = f"{ask.partner.name}: {ask.title}"
    return Row(label, "partner", bars=placing.bar(ask.opens_on, ask.closes_on))
