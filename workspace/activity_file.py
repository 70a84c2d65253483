"""What was done here as a file for a spreadsheet, which takes no cell for a formula."""

import csv
import io
import re
from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from access import audit
from access.actors import Actor
from organisations.models import Organisation
from workspace.activity_lines import Filter, Line, entries, lines

MOST = 50_000
"""The newest lines of a file; more would be a matter for the database."""
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""With what a spreadsheet begins to calculate, also after blanks; some take the wide signs for the same."""
NEXT_CELL = re.compile(r"([;,|\t\r\n\"]\s*)(?=[=+\-@＝＋－＠])")
"""Where a cell would begin in a spreadsheet that takes other signs than ours for the end of one."""


@transaction.atomic
def activity_file(*, actor: Actor, organisation: Organisation, wanted: Filter) -> str:
    """Return the file, and note down who took how many lines of what."""
    found = lines(entries(wanted)[:MOST], organisation)
    audit.record(
        actor, "activity_exported", organisation, rows=len(found), filter=wanted.as_codes()
    )
    return as_csv(found)


def as_csv(found: Iterable[Line]) -> str:
    """Return lines as comma-separated values, with a mark that tells spreadsheets the alphabet."""
    file = io.StringIO()
    rows = csv.writer(file)
    rows.writerow([_("When"), _("Who"), _("What"), _("About"), _("Details")])
    for line in found:
        cells = [line.who, line.what, line.about, "; ".join(line.details)]
        rows.writerow([line.at.isoformat(timespec="seconds"), *map(harmless, cells)])
    return "\ufeff" + file.getvalue()


def harmless(cell: object) -> str:
    """Return a cell as words: an apostrophe stands before whatever a spreadsheet would calculate."""
    text = str(cell)
    is_formula = text.startswith(FORMULA) or text.lstrip().startswith(FORMULA)
    return ("'" if is_formula else "") + NEXT_CELL.sub(r"\1'", text)
