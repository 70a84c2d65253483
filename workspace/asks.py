"""One consultation as a row in a list: where it stands, in words, and where to go."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from feedback import terms
from feedback.domain.loop import State
from feedback.models import Consultation, ConsultationKind
from feedback.queries.loops import LoopState

DAY, DAY_OF_ANOTHER_YEAR = "j F", "j F Y"
TONES = {
    State.ASKING: "soft",
    State.NOTHING_OWED: "soft",
    State.OWED: "warn",
    State.HELD: "warn",
    State.OVERDUE: "bad",
    State.CLOSED: "good",
}


@dataclass(frozen=True, slots=True)
class AskRow:
    """A consultation in a list: `label` and `tone` make its chip, `note` the line under its title."""

    consultation: Consultation
    label: Any
    tone: str
    note: str


def ask_rows(
    consultations: Iterable[Consultation], loops: Mapping[int, LoopState], now: datetime
) -> list[AskRow]:
    """Return the rows of a list of consultations, in the order given."""
    return [_row(one, loops.get(one.pk), now) for one in consultations]


def _row(one: Consultation, loop: LoopState | None, now: datetime) -> AskRow:
    if loop is None:
        return AskRow(one, _("Draft"), "soft", _("Not opened yet"))
    if one.withdrawn_at is not None:
        label = _("Withdrawn") if loop.is_closed else _("Withdrawn, people not told yet")
        tone = "soft" if loop.is_closed else "bad"
        return AskRow(one, label, tone, _ended(one, loop, now))
    if one.is_open(now) and one.closes_on:
        day = _day(one.closes_on, now)
        note = _("%(answers)s · closes at the end of %(day)s") % {
            "answers": _answers(loop.answers),
            "day": day,
        }
        return AskRow(one, terms.STATE_LABELS[State.ASKING], "soft", note)
    state = State.OWED if loop.state == State.ASKING else loop.state
    return AskRow(one, terms.STATE_LABELS[state], TONES[state], _ended(one, loop, now))


def _day(day: date, now: datetime) -> str:
    """A day, with its year unless that is this one."""
    return date_format(day, DAY if day.year == now.year else DAY_OF_ANOTHER_YEAR)


def _ended(one: Consultation, loop: LoopState, now: datetime) -> str:
    day = _day(loop.facts.ended_on, now)
    words = {"answers": _people(one, loop.answers), "day": day}
    return _("%(answers)s · closed %(day)s") % words


def _people(one: Consultation, count: int) -> str:
    if one.kind != ConsultationKind.MEETING:
        return _answers(count)
    words = ngettext("%(count)d person in the room", "%(count)d people in the room", count)
    return words % {"count": count}


def _answers(count: int) -> str:
    return ngettext("%(count)d answer", "%(count)d answers", count) % {"count": count}
