"""What a visitor has typed or sent so far, and what the pages around it show."""

import uuid
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from access.scope import across_organisations
from feedback import question_types
from feedback.models import Consultation, Draft, Publication, Question, Response, ResponseAuthor
from feedback.queries.kept import KeptQuery
from feedback.queries.sheets import Row, Sheet
from feedback.queries.visits import Visit


@dataclass(frozen=True, slots=True)
class Sent:
    """The current version of somebody's answers."""

    thread: uuid.UUID
    receipt_digest: str
    is_late: bool
    version_id: int
    rows: frozenset[Row]
    may_quote: bool = False
    group_id: int | None = None
    way: str = ""
    language: str = ""

    def values(self, sheet: Sheet) -> dict[str, Any]:
        """What was sent, by key of the question."""
        return sheet.values(self.rows)

    def is_the_same(self, rows: Iterable[Row], may_quote: bool) -> bool:
        """Whether sending these answers with this permission would change nothing."""
        return frozenset(rows) == self.rows and may_quote == self.may_quote


@dataclass(frozen=True, slots=True)
class Place:
    """Where a visitor stands: what this device typed, what it sent, or that another device did.

    At most one of `draft` and `sent` is looked up: while there is a draft, what was sent before is not needed.
    """

    draft: Draft | None = None
    sent: Sent | None = None
    is_elsewhere: bool = False
    """Another device began; this one sees none of it."""
    was_sent: bool = False
    """Answers arrived, from this device or from another one."""

    @property
    def may_quote(self) -> bool:
        """What they ticked about their words, when they left or sent."""
        kept = self.draft or self.sent
        return kept is not None and kept.may_quote

    def version_id(self, visit: Visit) -> int:
        """The form version this person sees: the one they began with, else the newest."""
        if self.draft is not None:
            return self.draft.form_version_id
        if self.sent is not None:
            return self.sent.version_id
        return visit.version_id or 0

    def values(self, sheet: Sheet) -> dict[str, Any]:
        """What was answered so far, by key of the question."""
        if self.draft is not None:
            return dict(self.draft.answers)
        return self.sent.values(sheet) if self.sent is not None else {}


def place_of(visit: Visit, *, lock: bool = False) -> Place:
    """Return where the visitor stands: two statements at most, none while nothing was there when the visit began.

    `lock` asks again for a draft and holds it until the transaction ends.
    """
    draft = _draft_of(visit, lock=lock) if lock or visit.has_draft else None
    if draft is not None:
        if draft.device_digest != visit.device_digest:
            return Place(is_elsewhere=True)
        return Place(draft=draft)
    sent = sent_by(visit) if visit.has_sent else None
    if sent is None:
        return Place()
    is_here = sent.receipt_digest in visit.receipt_digests
    return Place(sent=sent if is_here else None, is_elsewhere=not is_here, was_sent=True)


def _draft_of(visit: Visit, *, lock: bool) -> Draft | None:
    here = {"organisation": visit.organisation.pk, "consultation": visit.consultation.pk}
    found: Draft | None
    with across_organisations(reason="made once for all organisations, whose number is a value"):
        if visit.ask is not None:
            found = _BY_ASK[lock].first(**here, ask=visit.ask.pk)
        else:
            found = _BY_DEVICE[lock].first(**here, device=visit.device_digest)
    return found


def _by_ask(organisation: int, consultation: int, ask: int) -> Any:
    return Draft.objects.filter(organisation=organisation, consultation=consultation, ask=ask)


def _by_device(organisation: int, consultation: int, device: str) -> Any:
    rows = Draft.objects.filter(organisation=organisation, consultation=consultation, ask=None)
    return rows.filter(device_digest=device).select_related("group")


def _loose_and_locked(build: Callable[..., Any], **kinds: Any) -> dict[bool, KeptQuery]:
    def locked(**values: Any) -> Any:
        return build(**values).select_for_update(of=("self",))

    return {False: KeptQuery(build, **kinds), True: KeptQuery(locked, **kinds)}


_BY_ASK = _loose_and_locked(_by_ask, organisation=int, consultation=int, ask=int)
_BY_DEVICE = _loose_and_locked(_by_device, organisation=int, consultation=int, device=str)


def sent_by(visit: Visit) -> Sent | None:
    """Return the current answers of this person (personal link) or receipt (public link); one statement."""
    current = Response.objects.current().filter(consultation=visit.consultation)
    if visit.ask is not None:
        threads = ResponseAuthor.objects.filter(ask=visit.ask).values("thread")
        current = current.filter(thread__in=threads)
    else:
        current = current.filter(receipt_digest__in=visit.receipt_digests)
    found = list(
        current.values_list(
            *("thread", "receipt_digest", "is_late", "form_version_id"),
            *("may_quote", "group_id", "way", "language"),
            *(f"answers__{name}" for name in ("question__key", "choice", "number", "text")),
        )
    )
    if not found:
        return None
    thread, receipt_digest, is_late, version_id, *kept = found[0][:8]
    rows = frozenset(Row(str(row[8]), *row[9:]) for row in found if row[8] is not None)
    return Sent(thread, receipt_digest, is_late, version_id, rows, *kept)


@dataclass(frozen=True, slots=True)
class Said:
    """One question with what was answered, as lines to be read."""

    question: str
    lines: list[str]
    pictures: Sequence[str] = ()

    @property
    def text(self) -> str:
        """The lines in one, for a box to copy from."""
        return "\n".join(self.lines)


def copy_of(sent: Sent, sheet: Sheet) -> list[Said]:
    """Return every question of `sheet` with what was answered, for the person who answered."""
    return said(sheet, sent.values(sheet))


def said(sheet: Sheet, values: dict[str, Any]) -> list[Said]:
    """Return the questions of `sheet` with `values` in words; a question without an answer has no line."""
    return [_said(question, values.get(str(question.key))) for question in sheet.questions]


def _said(question: Question, value: Any) -> Said:
    if value is None:
        return Said(question.text, [])
    kind = question_types.registry.get(question.kind)
    return Said(question.text, kind.in_words(question, value), kind.pictures_of(value))


def reader_names(consultation: Consultation) -> list[str]:
    """Return the names of those who read the answers, as people know them."""
    return [str(member.user) for member in consultation.readers.select_related("user")]


def has_outcome(consultation: Consultation) -> bool:
    """Return whether anything was published about what came of it."""
    return Publication.objects.filter(consultation=consultation).exists()
