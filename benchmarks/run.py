"""`make bench`: ours beside the least that a Django view can do, on one machine, one server program, one PostgreSQL."""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg

from benchmarks import rounds
from benchmarks.rounds import Target
from benchmarks.servers import HOST, PROXY_HEADERS, Server, both, manage, production
from tools.services import Services

ROUNDS, SECONDS = 5, 4
BARE_SEE, BARE_KEEP = "bare: see the form", "bare: keep 1 + 8 rows"


def databases(services: Services) -> tuple[dict[str, str], dict[str, str]]:
    """Make and fill a database for the yardstick and one for ours; return the environment of each."""
    address = services.environment["DATABASE_URL"]
    parts = urlsplit(address)
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("CREATE DATABASE bare")
    theirs = urlunsplit(parts._replace(path="/bare"))
    return (
        {**os.environ, "DATABASE_URL": theirs},
        production(services.environment),
    )


def counter(address: str, table: str) -> Callable[[], int]:
    """Return a function that counts the rows of a table."""

    def count() -> int:
        with psycopg.connect(address) as connection:
            row = connection.execute(f"SELECT count(*) FROM {table}").fetchone()
            return row[0] if row else 0

    return count


def bare_pools(folder: Path) -> None:
    """Write what is sent to the yardstick: the same answers, 200 forms in turn."""
    words = "q7=The+bus+stop+should+stay+where+it+is%2C+because+people+use+it+every+day.&q8=Please+publish+what+you+decide+and+why."
    token = "a" * 32
    choices = "&".join(f"q{n}={n % 5}" for n in range(1, 7))
    lines = {
        "bare_see.path": [f"/f/c{n}" for n in range(1, 201)],
        "bare_keep.path": [f"/v/c{n}" for n in range(1, 201)],
        "bare_keep.cookie": [f"csrftoken={token}"] * 200,
        "bare_keep.body": [f"csrfmiddlewaretoken={token}&{choices}&{words}"] * 200,
    }
    for name, found in lines.items():
        (folder / name).write_text("".join(f"{line}\n" for line in found), encoding="ascii")


def pool(folder: Path, name: str) -> dict[str, Path]:
    """Return the files of one pool, by the name under which load.lua looks for them."""
    names = {"PATHS": "path", "COOKIES": "cookie", "BODIES": "body"}
    files = {key: folder / f"{name}.{what}" for key, what in names.items()}
    return {key: file for key, file in files.items() if file.exists()}


def targets(folder: Path, bare: tuple[Server, str], ours: tuple[Server, str]) -> list[Target]:
    """Return everything that is measured in one round."""
    plain = "|".join(f"{name}: {value}" for name, value in PROXY_HEADERS.items())
    sending = f"{plain}|Origin: https://{HOST}"
    sent, typed = counter(ours[1], "feedback_response"), counter(ours[1], "feedback_draft")
    found = [
        Target(BARE_SEE, bare[0].url, pool(folder, "bare_see")),
        Target(
            BARE_KEEP,
            bare[0].url,
            pool(folder, "bare_keep"),
            "",
            BARE_KEEP,
            counter(bare[1], "bare_response"),
        ),
    ]
    for door in ("public", "link"):
        see, draft, send = (
            f"{door}: {what}" for what in ("see the form", "save a draft", "send answers")
        )
        found += [
            Target(see, ours[0].url, pool(folder, f"see_{door}"), plain, BARE_SEE),
            Target(draft, ours[0].url, pool(folder, f"draft_{door}"), sending, BARE_KEEP, typed),
            Target(send, ours[0].url, pool(folder, f"send_{door}"), sending, BARE_KEEP, sent),
        ]
    return [
        *found,
        Target(
            "public: a page for each question", ours[0].url, pool(folder, "walk"), sending, "", sent
        ),
    ]


def main() -> int:
    """Measure and write down."""
    asking = argparse.ArgumentParser(description=__doc__)
    asking.add_argument("--rounds", type=int, default=ROUNDS)
    asking.add_argument("--seconds", type=int, default=SECONDS)
    chosen = asking.parse_args()
    with (
        tempfile.TemporaryDirectory(prefix="coprod-bench-") as name,
        Services(is_durable=True) as services,
    ):
        folder = Path(name)
        bare, ours = databases(services)
        manage(bare, "-m", "benchmarks.bare.app")
        manage(ours, "manage.py", "migrate", "--verbosity", "0")
        manage(ours, "manage.py", "collectstatic", "--noinput", "--verbosity", "0")
        manage(ours, "-m", "benchmarks.forms", str(folder))
        bare_pools(folder)
        with both(bare, ours, folder) as (theirs, mine):
            wanted = targets(folder, (theirs, bare["DATABASE_URL"]), (mine, ours["DATABASE_URL"]))
            measured = rounds.run(wanted, rounds=chosen.rounds, seconds=chosen.seconds)
            print(theirs.megabytes(), mine.megabytes())
        for one in measured.values():
            s = one.summary()
            print(
                s["name"].ljust(34),
                *(f"{s[k][1]:8.2f}" for k in ("per_second", "p50", "p99", "cpu_ms")),
                s["refused"],
                s["rows_per_request"],
                s["ratio"],
                s["cpu_ratio"],
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
