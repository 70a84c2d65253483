"""`make bench`: ours beside the least that a Django view can do, on one machine, one server program, one PostgreSQL."""

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any
from urllib.parse import urlencode, urlsplit, urlunsplit

import psycopg

from benchmarks import asking, report, rounds
from benchmarks.beside import peers
from benchmarks.rounds import BenchmarkError, Target, install_load_generator
from benchmarks.servers import HOST, PROXY_HEADERS, Server, both, manage, production
from benchmarks.weight import weigh
from tools.services import NoServicesError, Services, install_missing

ROUNDS, SECONDS = 5, 4
FORMS, LINES, LOOKED_AT = 200, 1000, 210
"""Forms that are asked for; lines of the yardstick's pools; requests whose time is looked into."""
WORDS = (
    "The bus stop should stay where it is, because people use it every day.",
    "Please publish what you decide and why.",
)
SEE, WALK = "see the form", "a page for each question"
HOT = "hot: all on one form"
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
    words = urlencode({"q7": WORDS[0], "q8": WORDS[1]})
    token = "a" * 32
    choices = "&".join(f"q{n}={n % 5}" for n in range(1, 7))
    times = range(LINES)
    lines = {
        "bare_see.path": [f"/f/c{n % FORMS + 1}" for n in times],
        "bare_keep.path": [f"/v/c{n % FORMS + 1}" for n in times],
        "bare_keep.cookie": [f"csrftoken={token}" for _each in times],
        "bare_keep.body": [f"csrfmiddlewaretoken={token}&{choices}&{words}" for _each in times],
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
    few, many = (f"results of {number} answers" for number in ("50", "20,000"))
    return [
        *found,
        Target(HOT, ours[0].url, pool(folder, "send_hot"), sending, "public: send answers", sent),
        Target(few, ours[0].url, pool(folder, "results_few"), plain),
        Target(many, ours[0].url, pool(folder, "results_many"), plain, few),
        Target(f"public: {WALK}", ours[0].url, pool(folder, "walk"), sending, "", sent),
    ]


def remind(services: Services, *, is_quick: bool) -> dict[str, Any]:
    """Fill a database of its own with asks, measure what the clock costs there, and drop it."""
    address = services.environment["DATABASE_URL"]
    parts = urlsplit(address)
    theirs = urlunsplit(parts._replace(path="/reminders"))
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("CREATE DATABASE reminders")
    environment = {**production(services.environment), "DATABASE_URL": theirs}
    manage(environment, "manage.py", "migrate", "--verbosity", "0")
    said = manage(environment, "-m", "benchmarks.reminders", *(["--quick"] if is_quick else []))
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("DROP DATABASE reminders WITH (FORCE)")
    found: dict[str, Any] = json.loads(said.splitlines()[-1])
    return found


def what_limits(
    folder: Path, targets: Sequence[Target], environments: Mapping[str, dict[str, str]]
) -> dict[str, dict[str, Any]]:
    """Return where the time of each target's requests goes."""
    found = {}
    for target in targets:
        is_bare = target.name.startswith("bare")
        application = f"{'benchmarks.bare.app' if is_bare else 'coprod.wsgi'}:application"
        files = [str(target.files.get(name, "-")) for name in ("PATHS", "COOKIES", "BODIES")]
        said = manage(
            environments["bare" if is_bare else "ours"],
            *("-m", "benchmarks.limits", application, *files, target.headers, str(LOOKED_AT)),
        )
        found[target.name] = json.loads(said.splitlines()[-1])
    return found


def know_the_tables(*addresses: str) -> None:
    """Let PostgreSQL count what its tables hold, as it does by itself within a minute where it runs for longer.

    Else its plans, for ours and for the yardstick, are those of the empty tables that this run began with.
    """
    for address in addresses:
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute("ANALYZE")


def measure(folder: Path, services: Services, *, count: int, seconds: int) -> dict[str, Any]:
    """Fill both databases, run both servers, and measure everything once."""
    bare, ours = databases(services)
    manage(bare, "-m", "benchmarks.bare.app")
    manage(ours, "manage.py", "migrate", "--verbosity", "0")
    manage(ours, "manage.py", "collectstatic", "--noinput", "--verbosity", "0")
    manage(ours, "-m", "benchmarks.forms", str(folder))
    bare_pools(folder)
    say("other programs")
    with (
        both(bare, ours, folder) as (theirs, mine),
        peers(services.environment["DATABASE_URL"], folder) as (others, reasons),
    ):
        wanted = targets(folder, (theirs, bare["DATABASE_URL"]), (mine, ours["DATABASE_URL"]))
        wanted += others
        say("warming up")
        for target in wanted:
            if target.name.endswith(SEE):
                asking.warm_up(target, FORMS)
        say(f"{count} rounds of {seconds} s for each of {len(wanted)} targets")
        both_tables = partial(know_the_tables, bare["DATABASE_URL"], ours["DATABASE_URL"])
        measured = rounds.run(wanted, rounds=count, seconds=seconds, before_each=both_tables)
        memory = {"bare": theirs.megabytes(), "ours": mine.megabytes()}
        say("statements, page weight, where the time goes")
        doors = ("bare", *report.DOORS)
        single = [
            target
            for target in wanted
            if target.name.startswith(doors) and not target.name.endswith(WALK)
        ]
        counting = asking.Statements(ours["DATABASE_URL"], services.postgresql_log)
        statements = counting.counted(single)
        weight = weigh(mine.url, "/j/door1", "/f/m1/1/")
    walk = measured[f"public: {WALK}"]
    return {
        "not_run": reasons,
        "targets": {name: one.summary() for name, one in measured.items()},
        "completed": median(slot.per_second * (slot.rows or 0) for slot in walk.slots),
        "memory": memory,
        "statements": statements,
        "weight": weight,
        "limits": what_limits(folder, single, {"bare": bare, "ours": ours}),
    }


def say(what: str) -> None:
    """Tell the one who waits."""
    print(f"{time.strftime('%H:%M:%S')} {what}", flush=True)


def main() -> int:
    """Measure, print the table, write it down; exit status 1 when a floor does not hold."""
    reading = argparse.ArgumentParser(description=__doc__)
    reading.add_argument("--rounds", type=int, default=ROUNDS)
    reading.add_argument("--seconds", type=int, default=SECONDS)
    reading.add_argument("--quick", action="store_true", help="a minute, to see that it runs")
    chosen = reading.parse_args()
    count, seconds = (1, 1) if chosen.quick else (chosen.rounds, chosen.seconds)
    result: dict[str, Any] = {
        "date": time.strftime("%Y-%m-%d"),
        "commit": report.commit(),
        "machine": report.machine(),
        "rounds": count,
        "seconds": seconds,
    }
    install_missing()
    install_load_generator()
    try:
        with (
            tempfile.TemporaryDirectory(prefix="coprod-bench-") as name,
            Services(is_durable=True) as services,
        ):
            result |= measure(Path(name), services, count=count, seconds=seconds)
            say("reminders")
            result["reminders"] = remind(services, is_quick=chosen.quick)
    except (BenchmarkError, NoServicesError) as problem:
        print(problem, file=sys.stderr)
        return 2
    print(report.markdown(result))
    if not chosen.quick:
        print(f"Written to {report.write(result, result['date'])}.")
    for line in report.missed(result):
        print(f"Below its floor: {line}")
    return 1 if report.missed(result) else 0


if __name__ == "__main__":
    sys.exit(main())
