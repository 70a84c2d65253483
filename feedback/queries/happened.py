"""The public page of a consultation: what was asked and said, what was done and not done, and whether the promise held."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from feedback.domain.dispositions import FINAL, Disposition
from feedback.domain.heard_words import kept_heard
from feedback.domain.outcome_forms import ALWAYS, Wanted
from feedback.loop_terms import SAFETY
from feedback.models import Consultation, DutyHandover, OutcomeVersion
from feedback.queries.delivering import Promised, public_promises
from feedback.queries.handovers import new_teller
from feedback.queries.happened_words import (
    Promise,
    Step,
    dated,
    has_passed,
    heard_sentence,
    promises,
    published_on,
    silent_since,
    still_to_come,
    timeline,
)
from feedback.queries.heard import heard_words, of_the_first, weighed_of
from feedback.queries.joining import JoinedWord, joined_words
from feedback.queries.late import LateWord, late_word, newest_late, still_says, unless_newer
from feedback.queries.loops import LoopState, loop_states
from feedback.queries.outcome_readings import (
    AS_WRITTEN,
    OutcomeReading,
    not_yet,
    read_boards,
    reading_of,
)
from feedback.queries.outcome_words import Drawn, Told, drawn_beside, told
from feedback.queries.outcomes import ItemBoard, item_boards, titled
from feedback.queries.purpose import decider_of
from ui.words import joined


@dataclass(frozen=True, slots=True)
class Before:
    """Something that was public before: a promise taken back is struck through, and says when it was made."""

    told: Told
    on: date
    is_struck: bool


@dataclass(frozen=True, slots=True)
class Change:
    """One outcome of an item as everybody reads it. `told` is None while nothing is published about it.

    `part` says which part of the item it is, where the item has several outcomes.
    """

    text: str
    said: str
    told: Told | None
    note: str
    before: Sequence[Before] = ()
    part: str = ""
    item_id: int = 0
    is_fix: bool = False
    """Whether it was put right at once, for safety, and is no answer to people yet."""
    more: str = ""
    """While it is being decided: by when people hear more, and where that day went by in silence, that it did."""
    not_yet: str = ""
    """That what is published newest has no words yet of the kind in which this is read."""
    said_picture: Drawn | None = None

    @property
    def title(self) -> str:
        """What it is about, in one line."""
        return titled(self.text, self.part)


@dataclass(frozen=True, slots=True)
class Happened:
    """Everything on the public page. Drafts are in none of it."""

    consultation: Consultation
    heard: str
    changes: Sequence[Change]
    promises: Sequence[Promise]
    steps: Sequence[Step]
    is_open: bool
    new_teller: DutyHandover | None = None
    """That somebody else tells people now, and since when."""
    late: LateWord | None = None
    """Why people have not heard, while they wait for what it is about."""
    heard_more: Sequence[str] = ()
    """Who was heard, with the base, as it was when the first news was published."""
    weighed: str = ""
    decider: str = ""
    reading: OutcomeReading | None = None
    promises_made: Sequence[Promised] = ()
    """What was promised to be done, and where it stands."""
    joined: Sequence[JoinedWord] = ()
    """What else it is answered together with."""
    may_say: bool = False
    """Whether there is a final word, so that anybody may say whether they see a change."""

    @property
    def is_published(self) -> bool:
        """Whether people can read what came of at least one item."""
        return any(change.told is not None and not change.is_fix for change in self.changes)

    @property
    def fixes(self) -> Sequence[Change]:
        """What was put right at once, for safety, while nothing is decided yet."""
        return () if self.is_published else [change for change in self.changes if change.is_fix]

    @property
    def said(self) -> Sequence[Change]:
        """The items about which it is public what people said."""
        return [change for change in self.changes if change.told is not None and change.said]


def happened(
    consultation: Consultation,
    *,
    now: datetime,
    wanted: Wanted = AS_WRITTEN,
    is_chosen: bool = True,
) -> Happened:
    """Return the public page as it is at `now`, in a fixed number of statements, whatever words are `wanted`.

    With `is_chosen` false nobody chose them, and where none stand nothing is said of it.
    """
    today = now.astimezone(consultation.organisation.zone).date()
    state = loop_states([consultation], today)[consultation.pk]
    boards = item_boards(consultation)
    reading = reading_of(consultation, wanted, boards, is_chosen=is_chosen)
    boards = read_boards(boards, reading)
    late = still_says(newest_late([consultation.pk]).get(consultation.pk), state.facts)
    is_open = consultation.is_open(now)
    public = [one for board in boards for one in board.published_versions]
    counted = [one for board in boards for one in board.counted]
    kept = kept_heard(
        of_the_first(public), consultation.least_public, needs_care=consultation.needs_care
    )
    return Happened(
        consultation=consultation,
        reading=reading,
        heard="" if is_open or kept is not None else heard_sentence(consultation, state.answers),
        changes=changes_in(boards, state, today, reading),
        promises=[] if is_open else promises(boards, state, today),
        steps=timeline(consultation, now),
        is_open=is_open,
        new_teller=new_teller(consultation),
        late=late_word(unless_newer(late, counted), today),
        heard_more=heard_words(consultation, kept) if kept is not None and not is_open else (),
        weighed=weighed_of(public),
        decider=decider_of(consultation),
        promises_made=public_promises(consultation, today),
        joined=joined_words(consultation) if state.facts.joined else (),
        may_say=not consultation.needs_care and any(board.is_final for board in boards),
    )


def changes_in(
    boards: Sequence[ItemBoard], state: LoopState, today: date, reading: OutcomeReading
) -> list[Change]:
    """Every outcome that people can read, and once for each item that more of it is still to come; drafts have no name.

    What was put right at once, for safety, stands there only once somebody else has looked at it.
    """
    found: list[Change] = []
    public = {board.item.pk for board in boards if board.published is not None}
    waits: set[int] = set()
    for board in boards:
        pk = board.item.pk
        if (version := board.published) is not None:
            found.append(_change(board, version, today, reading))
        elif pk not in waits and (pk in public or board.item.source != SAFETY):
            waits.add(pk)
            rest = _("what else became of it") if pk in public else ""
            note = still_to_come(state, today)
            found.append(Change(board.item.text, "", None, note, part=rest, item_id=pk))
    return found


def _change(
    board: ItemBoard, version: OutcomeVersion, today: date, reading: OutcomeReading
) -> Change:
    return Change(
        text=board.item.text,
        said=version.you_said,
        said_picture=drawn_beside(version, ALWAYS),
        told=told(version),
        note=dated(board, version, today),
        before=_before(board),
        part=board.name,
        item_id=board.item.pk,
        is_fix=board.is_quick_fix,
        more=_more(version, today),
        not_yet=not_yet(version, reading),
    )


def _more(version: OutcomeVersion, today: date) -> str:
    if version.disposition != Disposition.STILL_DECIDING:
        return ""
    silence = [silent_since()] if has_passed(version, today) else []
    return joined(*told(version).notes, *silence)


def _before(board: ItemBoard) -> list[Before]:
    """Every promise that was taken back, and the word that took it back unless that is the newest."""
    found = []
    versions = board.published_versions
    for place, version in enumerate(versions):
        if version.disposition != Disposition.REVERSED:
            continue
        if place:
            found.append(Before(told(version), published_on(version), is_struck=False))
        older = (one for one in versions[place + 1 :] if one.disposition in FINAL)
        if (promised := next(older, None)) is not None:
            found.append(Before(told(promised), published_on(promised), is_struck=True))
    return found
