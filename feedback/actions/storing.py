"""One sending into the tables: in one statement where the database can, so that hundreds may send in the same second."""

import uuid
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import Any

from django.core.exceptions import ValidationError
from django.db import connection, transaction

from feedback.models import Answer, Ask, Question, Response, ResponseAuthor
from feedback.queries.kept import prepared_cursor
from feedback.queries.sheets import Row

type Rows = Sequence[tuple[Question, Row]]

ANSWER_TYPES = {
    "id": "uuid[]",
    "response_id": "uuid[]",
    "question_id": "bigint[]",
    "choice": "text[]",
    "number": "integer[]",
    "text": "text[]",
    "organisation_id": "bigint[]",
}
"""The columns of an answer, all of them, and what PostgreSQL unrolls them from."""


def store(response: Response, rows: Rows, *, author: Ask | None) -> None:
    """Insert a response with its answers; with `author`, whose thread it is as well. Call it inside a transaction, or alone
    inside `whole_by_itself`.

    Raises `IntegrityError` where another sending of the same person came first, and `ValidationError` when a row points
    into another organisation.
    """
    if connection.vendor == "postgresql":
        _store_at_once(response, rows, author)
    else:
        _store_one_by_one(response, rows, author)


def whole_by_itself() -> AbstractContextManager[Any]:
    """Return a context in which one `store`, or one row saved, happens wholly or not at all.

    On PostgreSQL either is one statement, which does so without a transaction around it. Inside somebody's transaction an
    error must not spoil what they did before, so there it is a savepoint.
    """
    is_one_statement = connection.vendor == "postgresql" and not connection.in_atomic_block
    return nullcontext() if is_one_statement else transaction.atomic()


def _store_one_by_one(response: Response, rows: Rows, author: Ask | None) -> None:
    organisation = response.organisation
    response.save(force_insert=True)
    Answer.objects.bulk_create(
        Answer(
            organisation=organisation,
            response=response,
            question=question,
            choice=row.choice,
            number=row.number,
            text=row.text,
        )
        for question, row in rows
    )
    if author is not None:
        made = ResponseAuthor(organisation=organisation, thread=response.thread, ask=author)
        made.save(force_insert=True)


def _store_at_once(response: Response, rows: Rows, author: Ask | None) -> None:
    """Insert into all tables by one statement, which PostgreSQL plans once on each connection."""
    response.check_same_organisation()
    here = response.organisation_id
    if any(question.organisation_id != here for question, _row in rows):
        message = "a question points into another organisation"
        raise ValidationError(message, code="other_organisation")
    parts = [_insert(response)]
    if author is not None:
        made = ResponseAuthor(
            organisation=response.organisation, thread=response.thread, ask=author
        )
        made.check_same_organisation()
        parts.append(_insert(made))
    values = {
        "id": [uuid.uuid4() for _each in rows],
        "response_id": [response.pk] * len(rows),
        "question_id": [question.pk for question, _row in rows],
        "choice": [row.choice for _question, row in rows],
        "number": [row.number for _question, row in rows],
        "text": [row.text for _question, row in rows],
        "organisation_id": [here] * len(rows),
    }
    before = ", ".join(f"part_{number} AS ({sql})" for number, (sql, _values) in enumerate(parts))
    arrays = ", ".join(f"%s::{kind}" for kind in ANSWER_TYPES.values())
    into = f"INSERT INTO {_table(Answer)} ({', '.join(map(_name, ANSWER_TYPES))})"
    with prepared_cursor() as cursor:
        cursor.execute(
            f"WITH {before} {into} SELECT * FROM unnest({arrays})",  # noqa: S608 -- names of our own tables
            [
                *(one for _sql, own in parts for one in own),
                *(values[name] for name in ANSWER_TYPES),
            ],
        )
    response._state.adding = False


def _insert(row: Response | ResponseAuthor) -> tuple[str, list[Any]]:
    """Return the statement that inserts this row, and its values."""
    fields = row._meta.concrete_fields
    names = ", ".join(_name(str(field.column)) for field in fields)
    places = ", ".join(["%s"] * len(fields))
    values = [field.get_db_prep_save(getattr(row, field.attname), connection) for field in fields]
    return f"INSERT INTO {_table(type(row))} ({names}) VALUES ({places})", values  # noqa: S608 -- as above


def _table(model: type[Any]) -> str:
    return _name(model._meta.db_table)


def _name(name: str) -> str:
    quoted: str = connection.ops.quote_name(name)
    return quoted
