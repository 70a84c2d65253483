"""How values of columns stand in a copy that people read."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from access.scope import current_organisation
from ui.days import day_in_words


def day_here(value: datetime) -> date:
    """Return the day that it was at `value` where the organisation is."""
    organisation: Any = current_organisation()
    day: date = organisation.day_at(value)
    return day


def local_day(value: datetime | None) -> str:
    """The same in words; nothing without a moment."""
    return day_in_words(day_here(value)) if value else ""


def in_words(row: models.Model, name: str) -> str:
    """Return what a column holds: the words of a code, a day, yes or no."""
    value = getattr(row, name)
    field: Any = row._meta.get_field(name)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, datetime):
        return local_day(value)
    if isinstance(value, date):
        return day_in_words(value)
    if value in (None, ""):
        return ""
    return str(dict(field.flatchoices).get(value, value))


def lines_of(
    row: models.Model, names: Iterable[str], labels: Mapping[str, Any] | None = None
) -> Sequence[tuple[Any, Any]]:
    """Return label and words of each of these columns that holds something.

    `labels` stand in place of names that speak of the person as of somebody else.
    """
    labels = labels or {}
    found = [(name, in_words(row, name)) for name in names]
    return tuple(
        (labels.get(name) or capfirst(str(row._meta.get_field(name).verbose_name)), words)  # type: ignore[union-attr] # our own columns
        for name, words in found
        if words
    )
