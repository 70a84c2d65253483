"""`manage.py loops`: every consultation that owes people an answer, over all organisations."""

import json
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.core.management import BaseCommand
from django.core.management.base import CommandParser

from access.scope import working_in
from feedback.queries.loops import OwedRow, owed_consultations
from notices.moments import moment
from organisations.models import Organisation

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
        rows = [as_values(row) for row in all_owed(moment(options["now"]))]
        if options["json"]:
            self.stdout.write(json.dumps(rows, indent=2, ensure_ascii=False))
        else:
            self.stdout.write(as_table(rows) if rows else "No answer is owed.")


def all_owed(now: datetime) -> list[OwedRow]:
    """Return what every organisation owes, the longest wait first."""
    rows: list[OwedRow] = []
    for organisation in Organisation.objects.order_by("name", "pk"):
        with working_in(organisation):
            rows += owed_consultations(now)
    return sorted(rows, key=lambda row: (-row.days, row.closed_on, row.consultation.pk))


def as_values(row: OwedRow) -> dict[str, Any]:
    """Return one row as plain values."""
    step = row.next_step
    return {
        "project": row.project,
        "consultation": row.consultation.title,
        "closed_on": row.closed_on.isoformat(),
        "days": row.days,
        "answers": row.answers,
        "owner": row.owner or None,
        "promised_on": _day(row.promised_on),
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
    shown = {**row, "next_step": f"{step['code']} on {step['on']}" if step else ""}
    return tuple(" ".join(str(value or "").split()) for value in shown.values())


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
