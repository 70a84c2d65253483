"""The sentences of the public page: who was heard, what is still to come, and whether the promise held."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from feedback.domain.dispositions import Disposition
from feedback.domain.loop import Word
from feedback.domain.publishing import days_late
from feedback.models import Consultation, ConsultationKind, OutcomeVersion
from feedback.queries.loops import LoopState
from feedback.queries.outcomes import ItemBoard
from feedback.queries.purpose import decider_of
from ui.days import day_in_words


@dataclass(frozen=True, slots=True)
class Promise:
    """Whether the promise to tell people held, in one sentence, with its tone."""

    text: str
    tone: str


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the timeline that stands here before anything is published."""

    text: str
    when: str
    done: bool


def heard_sentence(consultation: Consultation, count: int) -> str:
    """Return how many people were heard; small numbers only as such."""
    if count == 0:
        return _("Nobody answered")
    least = consultation.least_public
    if consultation.kind == ConsultationKind.MEETING:
        if count < least:
            return _("Fewer than %(n)s people were in the room") % {"n": least}
        return _("%(n)s people were in the room") % {"n": count}
    if count < least:
        return _("Fewer than %(n)s people answered") % {"n": least}
    return _("%(n)s people answered") % {"n": count}


def still_to_come(state: LoopState, today: date) -> str:
    """Return by when people hear about an item of which nothing is published, or that we are late."""
    due_on = state.facts.final_due_on if state.facts.first_told_on else state.facts.due_on
    if today > due_on:
        return _("We had said by %(day)s. We are late.") % {"day": day_in_words(due_on)}
    return _("You hear about this by %(day)s.") % {"day": day_in_words(due_on)}


def has_passed(version: OutcomeVersion, today: date) -> bool:
    """Whether these are holding words, and the day by which they said that people hear more went by."""
    return (
        version.disposition == Disposition.STILL_DECIDING
        and version.next_on is not None
        and version.next_on < today
    )


def silent_since() -> str:
    """Return that the day of a holding word went by and nothing more was said."""
    return _("That day has passed, and we have not told you more. We are late.")


def dated(board: ItemBoard, version: OutcomeVersion, today: date) -> str:
    """Return when these words of an item were published and changed, or that their own day has passed."""
    if has_passed(version, today):
        return silent_since()
    on = published_on(version)
    same = [one for one in board.published_versions if one.disposition == version.disposition]
    first_on = published_on(same[-1])
    if first_on != on:
        return _("Published on %(first)s, changed on %(day)s") % {
            "first": day_in_words(first_on),
            "day": day_in_words(on),
        }
    return _("Published on %(day)s") % {"day": day_in_words(on)}


def promises(boards: Sequence[ItemBoard], state: LoopState, today: date) -> list[Promise]:
    """The promised date and what became of it; then the final word, once its day has passed."""
    facts = state.facts
    published = [board.counted[0] for board in boards if board.counted]
    first_on = facts.first_told_on or _first_on(boards)
    found = [_first_word(facts.due_on, first_on, today)]
    if published and state.final_word == Word.BROKEN:
        found.append(_final_word(boards, state, today))
    return found


def _first_word(due_on: date, first_on: date | None, today: date) -> Promise:
    values: dict[str, Any] = {"day": day_in_words(due_on)}
    if first_on is None:
        if today <= due_on:
            return Promise(_("You hear what happened by %(day)s.") % values, "soft")
        return Promise(
            _("We said that you would hear by %(day)s. We have not told you yet.") % values
            + " "
            + _late_by((today - due_on).days),
            "bad",
        )
    values["told"] = day_in_words(first_on)
    if late := days_late(first_on, due_on):
        return Promise(
            _("We said that you would hear by %(day)s. The first news came on %(told)s.") % values
            + " "
            + _told_late(late),
            "warn",
        )
    text = _("We said that you would hear by %(day)s, and the first news came on %(told)s.")
    return Promise(text % values, "good")


def _final_word(boards: Sequence[ItemBoard], state: LoopState, today: date) -> Promise:
    due_on = state.facts.final_due_on
    settled = [item.settled_on for item in state.facts.items]
    if all(settled):
        late = days_late(max(day for day in settled if day), due_on)
        text = _("Everything was to be answered by %(day)s.") % {"day": day_in_words(due_on)}
        return Promise(f"{text} {_told_late(late)}", "warn")
    if all(board.is_final for board in boards):
        text = _("Everything was to be answered by %(day)s. People are being told now.")
        return Promise(text % {"day": day_in_words(due_on)}, "warn")
    text = _("Everything was to be answered by %(day)s, and it is not.") % {
        "day": day_in_words(due_on)
    }
    return Promise(f"{text} {_late_by((today - due_on).days)}", "bad")


def _late_by(days: int) -> str:
    return ngettext("We are %(n)s day late.", "We are %(n)s days late.", days) % {"n": days}


def _told_late(days: int) -> str:
    return ngettext("Told %(n)s day late.", "Told %(n)s days late.", days) % {"n": days}


def _first_on(boards: Sequence[ItemBoard]) -> date | None:
    days = [published_on(one) for board in boards for one in board.counted]
    return min(days, default=None)


def timeline(consultation: Consultation, now: datetime) -> list[Step]:
    """Return the steps from asking to telling, as they stand at `now`."""
    zone = consultation.organisation.zone
    opened_on = consultation.opened_at and consultation.opened_at.astimezone(zone).date()
    ended = consultation.has_ended(now)
    steps = [
        Step(_("We asked"), day_in_words(opened_on), done=True),
        Step(
            _("Answering has closed") if ended else _("Answering closes"),
            day_in_words(consultation.ended_on),
            done=ended,
        ),
    ]
    if consultation.kind == ConsultationKind.MEETING:
        steps = [Step(_("We met"), day_in_words(consultation.closes_on), done=True)]
    if (decider := decider_of(consultation)) and consultation.decides_on:
        when = _("By %(day)s") % {"day": day_in_words(consultation.decides_on)}
        steps.append(Step(_("%(name)s decides") % {"name": decider}, when, done=False))
    when = _("By %(day)s") % {"day": day_in_words(consultation.promised_on)}
    how = consultation.tell_how.strip()
    told_how = f"{when} · {how}" if how else when
    steps.append(Step(_("You hear what we did, and did not do, and why"), told_how, done=False))
    return steps


def published_on(version: OutcomeVersion) -> date:
    """Return the day on which a published wording became public."""
    return version.publication.published_on  # type: ignore[union-attr]
