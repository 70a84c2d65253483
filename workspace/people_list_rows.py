"""Rows of a list as pages and reports show them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from participants.domain.columns import read_row
from participants.list_terms import our_spellings, problem
from participants.queries.lists import Planned, cells_of

RESULTS: Mapping[str, Any] = MappingProxyType(
    {
        "left_out": gettext_lazy("Left out"),
        "added": gettext_lazy("Added"),
        "changed": gettext_lazy("Known, and filled in"),
        "same": gettext_lazy("Known already"),
    }
)
"""What a row can come to, in the order in which it is offered."""
WOULD: Mapping[str, Any] = MappingProxyType(
    {
        "left_out": gettext_lazy("Would be left out"),
        "added": gettext_lazy("New to us"),
        "changed": gettext_lazy("We know this person; gaps are filled in"),
        "same": gettext_lazy("We know this person; nothing changes"),
    }
)
TONES = MappingProxyType({"left_out": "warn", "added": "good", "changed": "good", "same": "soft"})


@dataclass(frozen=True, slots=True)
class ShownRow:
    """One row: its number in the file, who stands in it, what became or would become of it, and why."""

    number: int
    who: str
    result: Any
    why: str
    tone: str


def planned_rows(planned: Sequence[Planned]) -> list[ShownRow]:
    """Return what the first rows would do."""
    return [
        ShownRow(
            number=one.number,
            who=_who(one.row.name, one.row.email),
            result=WOULD[one.result],
            why=problem(one.problem),
            tone=TONES[one.result],
        )
        for one in planned
    ]


def result_rows(people_list: Any, rows: Sequence[Any]) -> list[ShownRow]:
    """Return what became of these rows. Names come from the register, or from the row where nobody was written down."""
    unread = [row.number for row in rows if row.participant_id is None]
    cells, spellings = cells_of(people_list, unread), our_spellings()
    found = []
    for row in rows:
        if row.participant is not None:
            who = str(row.participant)
        else:
            read = read_row(cells.get(row.number, []), people_list.columns, spellings)
            who = _who(read.name, read.email)
        found.append(
            ShownRow(row.number, who, RESULTS[row.result], problem(row.problem), TONES[row.result])
        )
    return found


def report_row(row: Any) -> list[str]:
    """Return what stands in front of a row in the report."""
    return [str(row.number), str(RESULTS[row.result]), problem(row.problem)]


def _who(name: str, email: str) -> str:
    return name or email or _("no name")
