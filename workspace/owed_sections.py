"""Answers we owe, in three sections, and narrowed down to one owner, project or partner by the address."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from feedback.domain.loop import State
from feedback.models import Delivery
from feedback.queries.loops import OwedRow, answered_together

OWED, PUT_OFF, HELD = "owed", "put_off", "held"
SECTIONS: Mapping[str, tuple[Promise, Promise]] = {
    OWED: (_("Owed"), _("People wait for news. The day they were promised stands with each.")),
    PUT_OFF: (
        _("Put off"),
        _(
            "People were told why it takes longer, and reminders to staff are put off. The days promised stay."
        ),
    ),
    HELD: (_("Still deciding"), _("People were told when to expect news.")),
}
"""The sections in the order of the page, each with what it holds."""
BY = {"owner": _("Who tells people"), "project": _("Project"), "partner": _("Partner")}
NOBODY = 0
"""Stands for no owner; no member has this number."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to narrow the list down to: its value in the address, its words, and how many rows it keeps."""

    value: str
    words: Any
    count: int


@dataclass(frozen=True, slots=True)
class Sorted:
    """The rows of one page: each with its keys (`owner-3`), by which it is found."""

    keys: Mapping[int, Sequence[str]]
    words: Mapping[str, Any]
    counts: Mapping[str, int]
    """How many answers each of them keeps; asks that are answered together are one."""

    def keep(self, rows: Iterable[OwedRow], by: str) -> list[OwedRow]:
        """Return the rows that `by` keeps; all of them where it is empty."""
        return [row for row in rows if not by or by in self.keys[row.consultation.pk]]

    def choices(self) -> list[tuple[Any, list[Choice]]]:
        """Return what there is to choose from, in groups, each by its words."""
        found: dict[str, list[Choice]] = defaultdict(list)
        for key in sorted(self.counts, key=lambda one: (str(self.words[one]).casefold(), one)):
            found[key.partition("-")[0]].append(Choice(key, self.words[key], self.counts[key]))
        return [(words, found[kind]) for kind, words in BY.items() if kind in found]


def sorted_by(rows: Sequence[OwedRow]) -> Sorted:
    """Return by what the rows can be narrowed down; one statement, for the partners that outcomes name."""
    partners = _partners([row.consultation.pk for row in rows])
    keys: dict[int, list[str]] = {}
    words: dict[str, Any] = {}
    for row in rows:
        one = row.consultation
        own = {
            f"owner-{one.owner_id or NOBODY}": row.owner or _("Nobody is named"),
            f"project-{one.project_id}": row.project,
            **{f"partner-{pk}": name for pk, name in partners.get(one.pk, {}).items()},
        }
        keys[one.pk] = list(own)
        words |= own
    kept: dict[str, list[OwedRow]] = defaultdict(list)
    for row in rows:
        for key in keys[row.consultation.pk]:
            kept[key].append(row)
    return Sorted(keys, words, {key: len(answered_together(some)) for key, some in kept.items()})


def section_of(row: OwedRow, today: date) -> str:
    """Return the section in which a row stands; what is overdue stands with what is owed, whatever was said."""
    if row.state == State.OVERDUE:
        return OWED
    if row.loop.facts.is_snoozed(today):
        return PUT_OFF
    return HELD if row.state == State.HELD else OWED


def _partners(consultation_ids: Sequence[int]) -> dict[int, dict[int, str]]:
    """The organisations that do what was promised in these asks."""
    found: dict[int, dict[int, str]] = defaultdict(dict)
    rows = Delivery.objects.filter(outcome__items__consultation__in=consultation_ids)
    named = rows.filter(outcome__dropped_on=None).exclude(partner=None)
    for consultation, partner, name in named.values_list(
        "outcome__items__consultation", "partner", "partner__name"
    ).distinct():
        found[consultation][partner] = name
    return found
