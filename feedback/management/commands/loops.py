"""`manage.py loops`: every answer that people are owed, over all organisations; asks that are answered together are one."""

import json
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.core.management import BaseCommand
from django.core.management.base import CommandParser

from access.scope import working_in
from feedback.queries.loops import OwedRow, answered_together, owed_consultations
from notices.moments import moment
from organisations.models import Organisation

type Together = tuple[OwedRow, Sequence[OwedRow]]
"""An answer that is owed, and what else is answered with it."""
HEADS = ("Project", "Consultation", "Closed", "Days", "Answers", "Owner", "Promised", "Next")


class Command(BaseCommand):
    """Print one row for each answer owed, the longest wait first. Computed from the data, with no queue involved."""

    help = "List every answer that people are owed, the longest wait first."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the moment and how to show the result."""
        parser.add_argument("--now", help="the moment, such as 2027-03-15T08:00:00+00:00")
        parser.add_argument("--json", action="store_true", help="print JSON for other programs")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Print the rows."""
        rows = [as_values(*each) for each in all_owed(moment(options["now"]))]
        if options["json"]:
            self.stdout.write(json.dumps(rows, indent=2, ensure_ascii=False))
        else:
            self.stdout.write(as_table(rows) if rows else "No answer is owed.")


def all_owed(now: datetime) -> list[Together]:
    """Return what every organisation owes, the longest wait first."""
    rows: list[Together] = []
    for organisation in Organisation.objects.order_by("name", "pk"):
        with working_in(organisation):
            rows += answered_together(owed_consultations(now))
    return sorted(rows, key=_wait)


def _wait(each: Together) -> tuple[int, date, int]:
    row, doubles = each
    days = max(one.days for one in (row, *doubles))
    return (-days, row.closed_on, row.consultation.pk)


def as_values(row: OwedRow, doubles: Sequence[OwedRow] = ()) -> dict[str, Any]:
    """Return one row as plain values: of asks that are answered together the longest wait, everybody and the earliest day."""
    every = (row, *doubles)
    step = row.next_step
    return {
        "project": row.project,
        "consultation": row.consultation.title,
        "together_with": [one.consultation.title for one in doubles],
        "closed_on": min(one.closed_on for one in every).isoformat(),
        "days": max(one.days for one in every),
        "answers": sum(one.answers for one in every),
        "owner": row.owner or None,
        "promised_on": _day(
            min((one.promised_on for one in every if one.promised_on), default=None)
        ),
        "next_step": {"code": str(step.code), "on": step.on.isoformat()} if step else None,
    }


def as_table(rows: Sequence[dict[str, Any]]) -> str:
    """Return the rows in columns."""
    lines = [HEADS, *(_cells(row) for row in rows)]
    widths = [max(len(line[place]) for line in lines) for place in range(len(HEADS))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )


def _cells(row: dict[str, Any]) -> tuple[str, ...]:
    step = row["next_step"]
    names = ", with ".join((row["consultation"], *row["together_with"]))
    shown = {
        **row,
        "consultation": names,
        "next_step": f"{step['code']} on {step['on']}" if step else "",
    }
    del shown["together_with"]
    return tuple(" ".join(str(value or "").split()) for value in shown.values())


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
