"""What people were told of why it is late."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from feedback.domain.lateness import counts_on
from feedback.domain.loop import LoopFacts
from feedback.models import Consultation, LateNote, OutcomeVersion


@dataclass(frozen=True, slots=True)
class LateWord:
    """Why it takes longer, as people read it; `has_passed` says that the new day went by too."""

    why: str
    new_on: date
    has_passed: bool


def late_word(note: LateNote | None, today: date) -> LateWord | None:
    """Return a note as people read it on `today`, or None without one."""
    return LateWord(note.why, note.new_on, note.new_on < today) if note else None


def newest_late(ids: Iterable[int]) -> dict[int, LateNote]:
    """Return the newest note of each consultation that has one, by consultation; one statement."""
    rows = LateNote.objects.filter(consultation__in=list(ids)).select_related("by__user")
    return {row.consultation_id: row for row in rows.order_by("at", "pk")}


def late_notes(consultation: Consultation) -> list[LateNote]:
    """Return everything that people were told of why it is late, the newest first; one statement."""
    rows = LateNote.objects.filter(consultation=consultation).select_related("by__user")
    return list(rows.order_by("-at", "-pk"))


def still_says(note: LateNote | None, facts: LoopFacts) -> LateNote | None:
    """Return the note while the day that it is about is still the one people count on, or None."""
    return note if note is not None and counts_on(facts) == note.promised_on else None


def unless_newer(note: LateNote | None, public: Iterable[OutcomeVersion]) -> LateNote | None:
    """Return the note unless something of what is public was published after it: that says more than the note."""
    if note is None:
        return None
    news = [one.publication for one in public if one.publication is not None]
    return None if any(one.published_at > note.at for one in news) else note
