"""One item as those who write see it: where it stands, what was said, what is missing, what people read."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from feedback import loop_terms, terms
from feedback.domain.dispositions import REQUIRED, Disposition
from feedback.domain.publishing import vague_outcome
from feedback.models import Item, OutcomeVersion
from feedback.queries.outcome_words import Told, told
from feedback.queries.outcomes import ItemBoard
from ui.days import day_in_words

TONES = {
    "unanswered": "soft",
    "two_wordings": "warn",
    "incomplete": "warn",
    "ready": "warn",
    "holding": "warn",
    "telling": "warn",
    "told": "good",
    "taken_back": "bad",
    "reopened": "warn",
    "quick_fix": "warn",
}


@dataclass(frozen=True, slots=True)
class Wording:
    """One saved wording: by whom, when, where it stands, and how it reads."""

    version: OutcomeVersion
    by: str
    on: date
    told: Told | None
    is_public: bool


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One item for the page of those who write. `missing` and `hints` are sentences; hints stop nothing."""

    board: ItemBoard
    state: str
    label: str
    tone: str
    said: str
    told: Told | None
    missing: tuple[Any, ...] = ()
    hints: tuple[Any, ...] = ()
    waiting: int = 0

    @property
    def is_ready(self) -> bool:
        """Whether its words can be published."""
        return self.state in {"ready", "quick_fix"} and not self.board.is_carried


@dataclass(frozen=True, slots=True)
class ItemRows:
    """One item with its outcomes, for a page that shows them together."""

    item: Item
    rows: tuple[ItemRow, ...]

    @property
    def is_in_parts(self) -> bool:
        """Whether it has outcomes with names of their own."""
        return len(self.rows) > 1 or bool(self.rows[0].board.name)

    @property
    def only(self) -> ItemRow | None:
        """The outcome, where it is the only one."""
        return None if self.is_in_parts else self.rows[0]

    @property
    def can_rename(self) -> bool:
        """Whether nobody has read about it under its name yet."""
        return all(row.board.published is None for row in self.rows)


def by_item(rows: Iterable[ItemRow]) -> list[ItemRows]:
    """Return the rows of each item together, in their order."""
    found: dict[int, list[ItemRow]] = {}
    for row in rows:
        found.setdefault(row.board.item.pk, []).append(row)
    return [ItemRows(some[0].board.item, tuple(some)) for some in found.values()]


def item_row(board: ItemBoard, today: date, *, needs_channel: bool = False) -> ItemRow:
    """Return one item in words."""
    state = board.state(today, needs_channel=needs_channel)
    head = board.head
    return ItemRow(
        board=board,
        state=state,
        label=_state_label(board, state),
        tone=TONES[state],
        said=head.you_said if head else "",
        told=told(head) if head and head.disposition else None,
        missing=_missing(board, today) if board.has_news else (),
        hints=_hints(board) if board.has_news else (),
        waiting=board.telling.waiting,
    )


def wordings(board: ItemBoard) -> list[Wording]:
    """Return every saved wording of an item, newest first."""
    return [wording(version) for version in board.history]


def wording(version: OutcomeVersion) -> Wording:
    """Return one saved wording in words."""
    zone = version.organisation.zone
    return Wording(
        version=version,
        by=str(version.saved_by) if version.saved_by else _("Somebody who has left"),
        on=version.saved_at.astimezone(zone).date(),
        told=told(version) if version.disposition else None,
        is_public=version.publication_id is not None,
    )


def _state_label(board: ItemBoard, state: str) -> str:
    if state == "holding" and board.published and board.published.next_on:
        day = day_in_words(board.published.next_on)
        return _("Still deciding, until %(day)s") % {"day": day}
    return str(terms.ITEM_STATES[state])


def _missing(board: ItemBoard, today: date) -> tuple[Any, ...]:
    lacking, backward = board.lacks(today)
    return (
        *(terms.OUTCOME_MISSING.get(code, _("Choose what became of it.")) for code in lacking),
        *(terms.OUTCOME_BACKWARDS[code] for code in backward),
        *((loop_terms.DRAFT_UNREAD,) if board.is_unread_draft else ()),
    )


def _hints(board: ItemBoard) -> tuple[Any, ...]:
    if board.head is None or not board.head.disposition:
        return ()
    fields = REQUIRED[Disposition(board.head.disposition)]
    texts = [getattr(board.head, name) for name in fields if not name.endswith("_on")]
    return (terms.VAGUE_OUTCOME,) if any(map(vague_outcome, texts)) else ()
