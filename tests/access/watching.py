"""What the process writes while a test runs, and a database that refuses while quoting what it was given."""

import io
import json
import logging
import re
from contextlib import contextmanager

from django.db import DataError, connection

from access.tokens import new_token
from coprod.logs import JSON, LineFormatter, PatientHandler
from tests.factories import PASSWORD

WATCHED = ("", "django", "django.request", "django.security.csrf")
SPARED = re.compile(
    r'^\s*(SAVEPOINT|RELEASE|ROLLBACK|BEGIN|PRAGMA|SELECT\b.*"(django_session|organisations_user)")',
    re.IGNORECASE,
)
CHANGING = re.compile(r"^\s*(INSERT|UPDATE|DELETE|REPLACE)\b", re.IGNORECASE)

ANSWER, ADDRESS = "Zwiebelkuchen im Regen", "zwiebel.kuchen@regen.example"
NETWORK, BROWSER = "203.0.113.77", "Regenbrowser/7"
"""What is typed by somebody, and from where: words that may stand in no line."""


class Output:
    """Everything written, as text and as the objects of its lines."""

    def __init__(self):
        self.stream = io.StringIO()

    def text(self):
        return self.stream.getvalue()

    def lines(self):
        return [json.loads(line) for line in self.text().splitlines()]

    def holding(self, canaries):
        """Return which of these words were written, in whichever way they may be spelled."""
        written = self.text().lower()
        return [each for each in canaries if each.lower() in written]


@contextmanager
def watching(output=None, *, is_open=False):
    """Write every line down as production does, at the level at which most is said; `is_open` as for a developer.

    With an `output` it goes on where that one ended.
    """
    output = output or Output()
    handler = PatientHandler(output.stream)
    handler.setFormatter(LineFormatter(style=JSON, is_open=is_open))
    watched = [logging.getLogger(name) for name in WATCHED[:2]]
    before = [logger.level for logger in watched]
    for logger in watched:
        logger.addHandler(handler)
        logger.setLevel(logging.DEBUG)
    try:
        yield output
    finally:
        for logger, level in zip(watched, before, strict=True):
            logger.removeHandler(handler)
            logger.setLevel(level)


def refusing(quoted, *, only_changes):
    """Return a database that refuses statements as PostgreSQL does: in the words of the row that it does not take."""

    def refuse(execute, sql, params, many, context):
        is_refused = (
            CHANGING.match(sql) and "django_session" not in sql
            if only_changes
            else not SPARED.match(sql)
        )
        if is_refused:
            raise DataError(f"refused: {sql} DETAIL: Failing row contains {params} {quoted}")
        return execute(sql, params, many, context)

    return connection.execute_wrapper(refuse)


def private(cast, client, address):
    """Return the words that may stand in no line: of the organisation, of the person, of the address and the cookies."""
    secrets = [part for part in address.split("/") if len(part) == len(new_token())]
    cookies = [morsel.value for morsel in client.cookies.values() if len(morsel.value) > 12]
    owner = cast.owner.user
    return [
        *(cast.canary, owner.email, owner.name, ANSWER, ADDRESS, PASSWORD, NETWORK, BROWSER),
        *("Zwiebelkuchen", *secrets, *cookies),
    ]
