"""Copying PostgreSQL and putting it back, with PostgreSQL's own programs."""

import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from django.db import connection, transaction
from psycopg.conninfo import make_conninfo

from notices.models import OutboxHold
from operations.actions.contents import Source, changes_made, count_rows
from operations.actions.envelopes import Counted
from operations.sentences import OperationError

LIBPQ = ("host", "port", "user", "dbname", "options", "service")


class PostgreSQL:
    name = "postgresql"

    def check_tools(self) -> None:
        for program in ("pg_dump", "pg_restore", "psql"):
            _find(program)

    @contextmanager
    def copy(self, folder: Path) -> Iterator[Source]:
        del folder
        with ExitStack() as stack:
            address = stack.enter_context(_address())
            faults = stack.enter_context(tempfile.TemporaryFile())
            stack.enter_context(transaction.atomic())
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
                cursor.execute("SELECT pg_export_snapshot()")
                (snapshot,) = cursor.fetchone()
            dump = subprocess.Popen(  # noqa: S603 -- PostgreSQL's own program, with no word from outside
                [
                    *(_find("pg_dump"), "--format=custom", "--no-owner", "--no-privileges"),
                    *(f"--snapshot={snapshot}", f"--dbname={address}"),
                ],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=faults,
            )
            stack.callback(_end, dump)

            def finish() -> None:
                if dump.wait():
                    raise OperationError(_told(faults, "pg_dump"))

            assert dump.stdout is not None  # noqa: S101 -- a pipe was asked for
            yield Source(dump.stdout, count_rows(), changes_made(), finish)

    def put_back(self, write_to: Callable[[Any], None], reason: str) -> None:
        """Make a script of the copy and run it in one transaction, whose last statement holds the outbox."""
        with _address() as address, tempfile.TemporaryFile() as faults:
            psql = subprocess.Popen(  # noqa: S603 -- PostgreSQL's own program, with no word from outside
                [
                    *(_find("psql"), "--no-psqlrc", "--quiet", "--single-transaction"),
                    *("--file=-", "--set=ON_ERROR_STOP=1", f"--dbname={address}"),
                ],
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=faults,
            )
            script = subprocess.Popen(  # noqa: S603 -- PostgreSQL's own program, with no word from outside
                [_find("pg_restore"), "--no-owner", "--no-privileges", "--file=-"],
                stdin=subprocess.PIPE,
                stdout=psql.stdin,
                stderr=faults,
            )
            with ExitStack() as stack:
                stack.callback(_end, script)
                stack.callback(_end, psql)
                self._feed(write_to, script, psql, faults, reason)

    def _feed(
        self, write_to: Callable[[Any], None], script: Any, psql: Any, faults: Any, reason: str
    ) -> None:
        try:
            write_to(Counted(script.stdin))
            script.stdin.close()
        except BrokenPipeError:
            raise OperationError(_told(faults, "pg_restore")) from None
        except OSError:
            if script.poll() or psql.poll():
                raise OperationError(_told(faults, "pg_restore")) from None
            raise
        if script.wait():
            raise OperationError(_told(faults, "pg_restore"))
        table = f"{_schema()}.{connection.ops.quote_name(OutboxHold._meta.db_table)}"
        hold = (
            f"\nINSERT INTO {table} (reason, held_at, released_by)"  # noqa: S608 -- a name of our own and a literal
            f" SELECT '{reason}', now(), '' WHERE NOT EXISTS"
            f" (SELECT 1 FROM {table} WHERE released_at IS NULL);\n"
        )
        try:
            psql.stdin.write(hold.encode())
            psql.stdin.close()
        except BrokenPipeError:
            raise OperationError(_told(faults, "psql")) from None
        if psql.wait():
            raise OperationError(_told(faults, "psql"))


def _schema() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT quote_ident(current_schema())")
        return str(cursor.fetchone()[0])


def _end(process: Any) -> None:
    """End a program that did not come to its end, and close what is open to it."""
    if process.poll() is None:
        process.kill()
        process.wait()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            try:
                pipe.close()
            except BrokenPipeError:
                continue


def _find(program: str) -> str:
    found = shutil.which(program)
    if found is None:
        raise OperationError(
            f"{program} is not on this machine: install PostgreSQL's client programs of the server's version or newer."
        )
    return found


@contextmanager
def _address() -> Iterator[str]:
    """The address of the database for PostgreSQL's own programs; the password is in a file that only we can read."""
    given: dict[str, Any] = connection.get_connection_params()
    parts = {key: given[key] for key in given if key in LIBPQ or key.startswith("ssl")}
    with tempfile.NamedTemporaryFile("w", prefix="coprod-", encoding="utf-8") as secret:
        if given.get("password"):
            password = str(given["password"]).replace("\\", "\\\\").replace(":", "\\:")
            secret.write(f"*:*:*:*:{password}\n")
            secret.flush()
            parts["passfile"] = secret.name
        yield make_conninfo("", **parts)


def _told(faults: Any, program: str) -> str:
    """Return one sentence for what a program of PostgreSQL wrote on its way out."""
    faults.seek(0)
    said = faults.read().decode(errors="replace")
    if "version mismatch" in said or "unsupported version" in said:
        return f"{program} is older than the database server or the copy: install PostgreSQL's client programs of the server's version."
    if "connection to server" in said:
        return "The database does not answer: start it, or put DATABASE_URL right."
    if "permission denied" in said:
        return "The database account may not read or write every table: use the account that owns them."
    if "No space left" in said:
        return "The disk of the database is full: make room and begin again."
    last = next((line for line in reversed(said.splitlines()) if line.strip()), "nothing")
    return f"{program} did not come to its end; it said: {last.strip()}"
