"""How much made-up data there is, and how the answers spread over the asks: a few of them have most, as in life."""

from dataclasses import dataclass
from datetime import date

TODAY = date(2026, 11, 23)
"""The day from which the data counts back."""

MEMBERS, PEOPLE, GROUPS, STAGES = 8, 20, 3, 5
"""Members of an organisation; people, groups and stages of a project."""
ASKS, ASKED, QUESTIONS, ITEMS = 10, 10, 8, 2
"""Consultations of a project; people asked by name, questions and items of a consultation."""
CLOSED_FORMS = range(2, 9)
"""Which of a project's ten asks are forms that have closed; one is a draft, one is open, one is a meeting."""
FORMS = range(1, 9)
"""Which of a project's ten asks people answer."""
AUTHORS = 5
"""How many of those who answer an ask came by a personal link."""


@dataclass(frozen=True)
class Size:
    """One size of installation."""

    organisations: int
    projects: int
    responses: int
    largest: int

    @property
    def forms(self) -> int:
        """How many asks have answers."""
        return self.projects * len(FORMS)

    def answered(self) -> list[int]:
        """Return how many answered each form, by its number; the sum is `responses`, the highest `largest`.

        The head falls off as 1/rank, the rest lies within 40 % of what is left for each.
        """
        typical = self.responses // self.forms
        head = [self.largest // rank for rank in range(1, self.forms + 1)]
        counts = [count for count in head if count > 2 * typical]
        rest = self.forms - len(counts)
        each, over = divmod(self.responses - sum(counts), rest)
        swing = each * 2 // 5
        for number in range(rest):
            pair, is_second = divmod(number, 2)
            shift = (pair * 37) % (swing + 1) if number < rest // 2 * 2 else 0
            counts.append(each + (-shift if is_second else shift) + (number < over))
        return [counts[place * 7919 % self.forms] for place in range(self.forms)]


SIZES = {
    "small": Size(organisations=2, projects=20, responses=2_000, largest=200),
    "medium": Size(organisations=8, projects=200, responses=100_000, largest=2_128),
    "full": Size(organisations=40, projects=2_000, responses=1_000_000, largest=21_288),
}
