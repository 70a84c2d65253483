"""What the page to check before publishing says of other words: which stand, their four Fs, and who has none of theirs."""

from collections.abc import Sequence
from dataclasses import dataclass

from feedback.domain.outcome_forms import CHILD, EASY, Wanted
from feedback.models import Ask, Consultation, OutcomeWording
from feedback.queries.outcome_desk import WordingRow, wording_row
from feedback.queries.outcomes import ItemBoard
from participants import terms
from participants.queries import easy_reading_ids

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

    @property
    def has_easy(self) -> bool:
        """Whether it is in Easy Read, in any language."""
        return any(row.wanted.form == EASY for row in self.rows)


@dataclass(frozen=True, slots=True)
class WordsToPublish:
    """Everything about to be published in other words.

    `is_for_young`: under-18s were asked, or it needs care. `is_for_easy`: somebody who was asked needs Easy Read.
    """

    items: Sequence[ItemWords]
    is_for_young: bool
    is_for_easy: bool

    @property
    def without_child(self) -> Sequence[ItemWords]:
        """What has no words for children where children may read it; advice, never a lock."""
        return [one for one in self.items if not one.has_child] if self.is_for_young else []

    @property
    def without_easy(self) -> Sequence[ItemWords]:
        """What is not in Easy Read where somebody needs it; advice too."""
        return [one for one in self.items if not one.has_easy] if self.is_for_easy else []


def words_to_publish(consultation: Consultation, boards: Sequence[ItemBoard]) -> WordsToPublish:
    """Return what there is of the words that count; three statements at most."""
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
    return WordsToPublish(
        items,
        is_for_young=bool(heads) and _is_for_young(consultation),
        is_for_easy=bool(heads) and _is_for_easy(consultation),
    )


def _is_for_young(consultation: Consultation) -> bool:
    young = Ask.objects.filter(consultation=consultation, participant__age_band__in=UNDER_18)
    return consultation.needs_care or young.exists()


def _is_for_easy(consultation: Consultation) -> bool:
    asked = Ask.objects.filter(consultation=consultation, participant__in=easy_reading_ids())
    return asked.exists()
