"""Whether a connection that was kept for later still reaches the database."""

import select
from typing import Any


def check(connection: Any) -> None:
    """Raise `psycopg.OperationalError` when the other side has closed `connection`; the pool then takes another one.

    PostgreSQL says nothing on a connection that nobody uses, until it ends it. So only where something has come is it asked
    whether it still answers; otherwise that would be one more turn to it and back for each request.
    """
    news = select.poll()
    news.register(connection.fileno(), select.POLLIN)
    if news.poll(0):
        from psycopg_pool import ConnectionPool  # noqa: PLC0415 -- settings name this also where there is no PostgreSQL

        ConnectionPool.check_connection(connection)
