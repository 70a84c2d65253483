"""Single requests, one after another: to warm both workers up, and to count what each asks of PostgreSQL."""

import http.client
import itertools
import re
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from urllib.parse import urlsplit

import psycopg

from benchmarks.rounds import BenchmarkError, Target

PASSES = 8
"""How often each page is asked for to warm up: each time by another connection, which either worker may take."""
ASKED_ONCE = 11
STATEMENT = re.compile(r"LOG:  (?:statement|execute [^:]*): (\w+)")
BRACKETS = {"BEGIN", "COMMIT", "SAVEPOINT", "RELEASE", "ROLLBACK"}


@dataclass(frozen=True)
class Request:
    """One line of a pool."""

    path: str
    cookie: str
    body: str


def requests_of(target: Target) -> list[Request]:
    """Return the pool of a target."""
    columns = [
        target.files[name].read_text(encoding="ascii").split("\n")[:-1]
        if name in target.files
        else []
        for name in ("PATHS", "COOKIES", "BODIES")
    ]
    return [Request(*line) for line in itertools.zip_longest(*columns, fillvalue="")]


def send(target: Target, request: Request) -> int:
    """Send one request over a connection of its own; return the status."""
    where = urlsplit(target.url)
    asking = http.client.HTTPConnection(where.hostname or "", where.port, timeout=60)
    headers = dict(header.split(": ", 1) for header in target.headers.split("|") if header)
    if request.cookie:
        headers["Cookie"] = request.cookie
    if request.body:
        headers["Content-Type"] = "application/x-www-form-urlencoded"
    try:
        asking.request(
            "POST" if request.body else "GET", request.path, request.body or None, headers
        )
        answer = asking.getresponse()
        answer.read()
        return answer.status
    finally:
        asking.close()


def warm_up(target: Target, forms: int) -> None:
    """Ask for the page of each form until both workers have it."""
    wanted = requests_of(target)[:forms] * PASSES
    with ThreadPoolExecutor(4) as pool:
        found = set(pool.map(lambda one: send(target, one), wanted))
    if found != {http.client.OK}:
        raise BenchmarkError(f"{target.name}: answered {sorted(found)}")


class Statements:
    """What PostgreSQL is asked, by its own log."""

    def __init__(self, address: str, log: Path) -> None:
        self._address, self._log = address, log

    def _listening(self, level: str) -> None:
        with psycopg.connect(self._address, autocommit=True) as connection:
            connection.execute(f"ALTER SYSTEM SET log_statement = '{level}'")
            connection.execute("SELECT pg_reload_conf(), pg_sleep(0.5)")

    def counted(self, targets: list[Target]) -> Mapping[str, dict[str, float]]:
        """Return for each target how many statements one request makes: all, and without those around a transaction."""
        self._listening("all")
        try:
            return {target.name: self._of(target) for target in targets}
        finally:
            self._listening("none")

    def _of(self, target: Target) -> dict[str, float]:
        unused = requests_of(target)[-ASKED_ONCE:]
        every = [list(self._during(target, one)) for one in unused]
        return {
            "all": median(len(words) for words in every),
            "without_brackets": median(
                sum(word not in BRACKETS for word in words) for words in every
            ),
        }

    def _during(self, target: Target, request: Request) -> Iterator[str]:
        before = self._log.stat().st_size
        send(target, request)
        with self._log.open(encoding="utf-8", errors="replace") as log:
            log.seek(before)
            yield from (found.upper() for found in STATEMENT.findall(log.read()))
