"""Questions that a room answers on phones: which types suit, whether a code opens one, and the result."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from access.scope import across_organisations
from feedback import question_types
from feedback.domain.live import is_live
from feedback.models import LiveAnswer, LiveQuestion, Meeting
from feedback.question_types.base.contract import QuestionType, StoredValue
from feedback.question_types.base.summary import Summary

_SHOWN = tuple(f"meeting__consultation__{name}" for name in ("organisation", "project"))


@dataclass(slots=True)
class Asked:
    """A live question as its type takes it (`question_types.base.contract.Question`)."""

    kind: str
    text: str
    settings: Mapping[str, Any]
    pk: int | None = None
    hint: str = ""
    required: bool = False
    required_because: str = ""
    key: uuid.UUID = field(default_factory=uuid.uuid4)


@dataclass(frozen=True, slots=True)
class LiveVisit:
    """Somebody's phone at a question. `is_open` is false for a phone that was here before it closed."""

    live: LiveQuestion
    is_open: bool

    @property
    def organisation(self) -> Any:
        """The organisation that asks."""
        return self.live.meeting.consultation.organisation

    @property
    def consultation(self) -> Any:
        """What it belongs to."""
        return self.live.meeting.consultation


def asked(live: LiveQuestion) -> Asked:
    """Return the question as its type takes it."""
    return Asked(live.kind, live.text, live.settings, pk=live.pk)


def kinds() -> list[tuple[str, Any]]:
    """Return the types that suit a room: keys and labels."""
    return [(one.kind, one.label) for one in question_types.registry if one.suits_a_room]


def type_of(kind: str) -> QuestionType:
    """Return the type of this key."""
    return question_types.registry.get(kind)


def by_code(code: str) -> LiveQuestion | None:
    """Return the question of a code, open or not, or None; one statement."""
    with across_organisations(reason="a code on a screen names no organisation"):
        rows = LiveQuestion.objects.filter(code=code, opened_at__isnull=False)
        return rows.select_related("organisation", *_SHOWN).first()


def lives_of(meeting: Meeting) -> list[LiveQuestion]:
    """Return the questions that were prepared for a meeting; one statement."""
    return list(LiveQuestion.objects.filter(meeting=meeting))


def answers_so_far(live: LiveQuestion) -> int:
    """Return how many phones have answered; one statement."""
    return LiveAnswer.objects.filter(live_question=live).count()


def answer_of(live: LiveQuestion, device_digest: str) -> Any | None:
    """Return what this phone answered, or None; one statement."""
    rows = LiveAnswer.objects.filter(live_question=live, device_digest=device_digest)
    return rows.values_list("value", flat=True).first()


def is_open(live: LiveQuestion, now: datetime) -> bool:
    """Return whether phones can answer it."""
    return is_live(live.opened_at, live.closed_at, now)


# The result ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Line:
    """Words that one phone sent; they are on the screen only when the facilitator let them through."""

    number: int
    text: str
    is_shown: bool


@dataclass(frozen=True, slots=True)
class LiveResult:
    """What a closed question came to, small-number rules applied, and the words with what was let through."""

    summary: Summary
    template: str
    words: list[Line]

    @property
    def shown(self) -> list[Line]:
        """The words that the room may read."""
        return [one for one in self.words if one.is_shown]


def worked_out(live: LiveQuestion, values: list[Any]) -> dict[str, Any]:
    """Return the result of these answers, made of what JSON holds. Words come in the order of the alphabet, which tells nothing."""
    kind = type_of(live.kind)
    stored: list[StoredValue] = [row for value in values for row in kind.to_storage(value)]
    summary = kind.summarise(asked(live), stored, len(values))
    words = sorted({row.text.strip() for row in stored if row.text.strip()}, key=str.casefold)
    return {
        "summary": summary.as_dict(),
        "words": [{"text": text, "is_shown": False} for text in words],
    }


def result_of(live: LiveQuestion) -> LiveResult | None:
    """Return the kept result as people in the room may see it, or None before it closed."""
    if live.closed_at is None or not live.result:
        return None
    about = live.meeting.consultation
    summary = Summary.from_dict(live.result["summary"]).for_staff(
        is_sensitive=about.needs_care, least=about.least_internal
    )
    words = [
        Line(number, one["text"], bool(one["is_shown"]))
        for number, one in enumerate(live.result["words"])
    ]
    return LiveResult(
        summary if summary.answered else replace(summary, rows=()),
        f"question_types/{live.kind}/result.html",
        words,
    )
