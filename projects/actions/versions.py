"""Two people who change one part of a plan at a time: the second is shown what the first wrote, and nothing is lost."""

from dataclasses import dataclass
from typing import Any

from django.db import models


@dataclass(frozen=True, slots=True)
class Clash[Row: models.Model]:
    """Somebody else changed the row meanwhile: what stands there now. Nothing was changed."""

    theirs: Row


def locked[Row: models.Model](row: Row) -> Row:
    """Return the row as it stands, kept from others until the transaction ends."""
    model: Any = type(row)
    found: Row = model.objects.select_for_update().get(pk=row.pk)
    return found
