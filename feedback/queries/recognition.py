"""What people get for their time: what an ask offers, and what each person was offered, took, declined or was paid."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Count, QuerySet, Sum
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from feedback import terms
from feedback.models import Consultation, ConsultationKind, Recognition
from participants.queries import contacts
from projects.models import Participation, Project

SIGNS = {"GBP": "£", "EUR": "€", "USD": "$"}
"""Currencies that have a sign of their own; the others are called by their code."""


@dataclass(frozen=True, slots=True)
class Given:
    """One thing that a person was offered or given, in words. It says nothing about any answer.

    `about` is empty where it belongs to no ask, and where the ask is a sensitive one: its title stays off every list.
    """

    id: int
    project_id: int
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


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the team's page: what was given, to whom. `name` is empty once the person was erased."""

    given: Given
    name: str
    group: str


@dataclass(frozen=True, slots=True)
class Total:
    """How often one form stands in one state, and the sum; `amount` is empty where no sum was said."""

    project_id: int
    project: str
    form: str
    state: str
    state_words: str
    count: int
    amount: str


def recognitions(project: Project | None = None) -> QuerySet[Recognition]:
    """Return what was offered and given in one project, or in all; the newest first."""
    found: QuerySet[Recognition] = Recognition.objects.select_related(
        "project", "consultation", "group"
    )
    return found.filter(project=project) if project else found


def rows(found: Iterable[Recognition], *, names_of: Iterable[int]) -> list[Row]:
    """Return lines, with names for the projects in `names_of` only; one statement for all names."""
    listed = list(found)
    seen = set(names_of)
    known = contacts(
        {one.participant_id for one in listed if one.project_id in seen and one.participant_id}
    )
    return [
        Row(
            _given(one),
            known[one.participant_id].name if one.participant_id in known else "",
            str(one.group or ""),
        )
        for one in listed
    ]


def totals(project: Project | None = None) -> list[Total]:
    """Return how much was offered, accepted, declined and paid by project and form; one statement."""
    found = Recognition.objects.filter(project=project) if project else Recognition.objects.all()
    by = ("project_id", "project__title", "is_expense", "form", "currency", "state")
    sums = found.values(*by).annotate(count=Count("pk"), amount=Sum("amount")).order_by(*by[1:])
    return [
        Total(
            project_id=one["project_id"],
            project=one["project__title"],
            form=_form(one["form"], is_expense=one["is_expense"]),
            state=one["state"],
            state_words=str(dict(terms.RECOGNITION_STATES)[one["state"]]),
            count=one["count"],
            amount=money(one["amount"], one["currency"]),
        )
        for one in sums
    ]


def person_choices(project: Project) -> list[tuple[int, str]]:
    """Return ids and names of the project's people, by name; two statements."""
    ids = Participation.objects.filter(project=project).values_list("participant", flat=True)
    known = contacts(ids)
    named = [(one.id, one.name or _("Person %(n)s") % {"n": one.id}) for one in known.values()]
    return sorted(named, key=lambda one: one[1].casefold())


def meeting_choices(project: Project) -> list[tuple[int, str]]:
    """Return ids and titles of the project's meetings: where people came in person, so that naming them tells no answer."""
    rows = Consultation.objects.filter(project=project, kind=ConsultationKind.MEETING)
    return list(rows.values_list("pk", "title"))


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
        project_id=row.project_id,
        project=row.project.title,
        about="" if about is None or about.needs_care else about.title,
        what=row.what,
        form=_form(row.form, is_expense=row.is_expense),
        amount=money(row.amount, row.currency),
        state=row.state,
        state_words=dict(terms.RECOGNITION_STATES)[row.state],
        offered_on=row.offered_on,
        settled_on=row.settled_on,
        is_expense=row.is_expense,
    )


def _form(form: str, *, is_expense: bool) -> str:
    words = str(dict(terms.RECOGNITION_FORMS)[form])
    return _("Expenses (%(form)s)") % {"form": words} if is_expense else words
