"""What people get for their time: what an ask offers, and what each person was offered, took, declined or was paid."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from feedback import terms
from feedback.models import Recognition

SIGNS = {"GBP": "£", "EUR": "€", "USD": "$"}
"""Currencies that have a sign of their own; the others are called by their code."""


@dataclass(frozen=True, slots=True)
class Given:
    """One thing that a person was offered or given, in words. It says nothing about any answer.

    `about` is empty where it belongs to no ask, and where the ask is a sensitive one: its title stays off every list.
    """

    id: int
    project: str
    about: str
    what: str
    form: Any
    amount: str
    state: str
    state_words: Any
    offered_on: date
    settled_on: date | None
    is_expense: bool


def given_to(participant_id: int) -> list[Given]:
    """Return what a person was offered and given, the newest first; one statement."""
    rows = Recognition.objects.filter(participant=participant_id)
    return given(rows.select_related("project", "consultation"))


def given(rows: Iterable[Recognition]) -> list[Given]:
    """Return these rows in words; their project and consultation have to be loaded."""
    return [_given(row) for row in rows]


def money(amount: Decimal | None, currency: str) -> str:
    """Return a sum as people write it, "£20" or "12.50 CHF"; nothing where none was said."""
    if amount is None:
        return ""
    places = 0 if amount == amount.to_integral_value() else 2
    number = number_format(amount, decimal_pos=places, force_grouping=True)
    sign = SIGNS.get(currency)
    return f"{sign}{number}" if sign else f"{number} {currency}"


def _given(row: Recognition) -> Given:
    about = row.consultation
    return Given(
        id=row.pk,
        project=row.project.title,
        about="" if about is None or about.needs_care else about.title,
        what=row.what,
        form=_("Expenses") if row.is_expense else dict(terms.RECOGNITION_FORMS)[row.form],
        amount=money(row.amount, row.currency),
        state=row.state,
        state_words=dict(terms.RECOGNITION_STATES)[row.state],
        offered_on=row.offered_on,
        settled_on=row.settled_on,
        is_expense=row.is_expense,
    )
