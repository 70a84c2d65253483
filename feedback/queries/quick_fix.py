"""What was put right at once, for safety, and waits for somebody else to look at it."""

import hashlib
import json
from dataclasses import dataclass

from feedback.models import Consultation, Item, OutcomeVersion
from feedback.queries.outcomes import titled, words_of


@dataclass(frozen=True, slots=True)
class WaitingFix:
    """One thing that waits for a second look, with all that people will read of it."""

    item: Item
    version: OutcomeVersion

    @property
    def title(self) -> str:
        """What it is about, in one line."""
        return titled(self.item.text, self.version.outcome.name)

    @property
    def stamp(self) -> str:
        """A fingerprint of everything that people will read, so that what somebody looked at is what goes out."""
        words = {name: str(said) for name, said in words_of(self.version).items()}
        shown = [self.item.text, self.version.outcome.name, self.version.number, words]
        return hashlib.sha256(json.dumps(shown, sort_keys=True).encode()).hexdigest()[:16]


def waiting_fixes(consultation: Consultation) -> list[WaitingFix]:
    """Return what was written and nobody else has looked at yet, the oldest first."""
    rows = OutcomeVersion.objects.filter(
        outcome__consultation=consultation, is_quick_fix=True, publication=None
    )
    found = rows.select_related("saved_by__user", "outcome").prefetch_related("outcome__items")
    return [
        WaitingFix(item, version)
        for version in found.order_by("saved_at", "pk")
        for item in version.outcome.items.all()
    ]
