"""What the page to check before publishing says of other words: which stand, their four Fs, and whether children have theirs."""

from collections.abc import Sequence
from dataclasses import dataclass

from feedback.domain.outcome_forms import CHILD, Wanted
from feedback.models import Ask, Consultation, OutcomeWording
from feedback.queries.outcome_desk import WordingRow, wording_row
from feedback.queries.outcomes import ItemBoard
from participants import terms

UNDER_18 = (terms.UNDER_12, terms.AGE_12, terms.AGE_13, terms.AGE_16)


@dataclass(frozen=True, slots=True)
class ItemWords:
    """One item about to be published: the outcome its words stand in, and each wording of them."""

    text: str
    outcome_id: int
    rows: Sequence[WordingRow]

    @property
    def has_child(self) -> bool:
        """Whether it is worded for children, in any language."""
        return any(row.wanted.form == CHILD for row in self.rows)


@dataclass(frozen=True, slots=True)
class WordsToPublish:
    """Everything about to be published in other words. `is_for_young`: under-18s were asked, or it needs care."""

    items: Sequence[ItemWords]
    is_for_young: bool

    @property
    def without_child(self) -> Sequence[ItemWords]:
        """What has no words for children where children may read it; advice, never a lock."""
        return [one for one in self.items if not one.has_child] if self.is_for_young else []


def words_to_publish(consultation: Consultation, boards: Sequence[ItemBoard]) -> WordsToPublish:
    """Return what there is of the words that count; two statements at most."""
    heads = {board.head.pk: board.head for board in boards if board.head is not None}
    found: dict[int, list[WordingRow]] = {}
    rows = OutcomeWording.objects.filter(outcome_version__in=heads) if heads else ()
    for row in rows:
        if any(row.words.values()):
            one = wording_row(Wanted(row.form, row.language), row, heads[row.outcome_version_id])
            found.setdefault(row.outcome_version_id, []).append(one)
    items = [
        ItemWords(board.item.text, board.head.outcome_id, found.get(board.head.pk, ()))
        for board in boards
        if board.head is not None
    ]
    return WordsToPublish(items, bool(heads) and _is_for_young(consultation))


def _is_for_young(consultation: Consultation) -> bool:
    young = Ask.objects.filter(consultation=consultation, participant__age_band__in=UNDER_18)
    return consultation.needs_care or young.exists()
