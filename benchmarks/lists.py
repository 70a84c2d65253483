"""Bringing in a list of 20,000 people, beside a plain bulk insert of the same rows: `python -m benchmarks.lists`.

Both run in one process against one PostgreSQL with durable commits, in turn, with the order turned from round to round; the
ratio is taken inside a round. Memory is what a process of its own holds at most, for a list and for one ten times as long.
"""

import argparse
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from statistics import median
from typing import Any

from benchmarks.servers import manage, production
from tools.services import Services

ROUNDS, ROWS, FEW = 5, 20_000, 2_000
INSIDE = "--inside"


def lines(count: int) -> list[tuple[str, str, str]]:
    """Return made-up people: name, address, phone."""
    return [
        (f"Person Number {n}", f"person{n}@example.org", f"0131 496 {n:05}") for n in range(count)
    ]


def set_up() -> Any:
    """Start Django and return the first member of a new organisation as the one who acts."""
    import django  # noqa: PLC0415 -- settings come from the environment

    django.setup()
    from access.roles import Role  # noqa: PLC0415 -- needs the loaded apps
    from access.scope import working_in  # noqa: PLC0415
    from organisations.models import Member, Organisation, User  # noqa: PLC0415
    from organisations.queries import actor_from  # noqa: PLC0415

    name = f"bench-{os.getpid()}"
    home = Organisation.objects.create(name=name, slug=name)
    user = User.objects.create(email=f"{name}@example.org", name="Bench")
    with working_in(home):
        return actor_from(Member.objects.create(organisation=home, user=user, role=Role.OWNER))


def empty() -> None:
    """Take everybody out again, so that each round begins alike."""
    from django.db import connection  # noqa: PLC0415 -- needs the loaded apps

    with connection.cursor() as cursor:
        cursor.execute(
            "TRUNCATE participants_participant, participants_peoplelist, jobs_job CASCADE"
        )
        cursor.execute("VACUUM ANALYZE participants_participant")


def insert(actor: Any, count: int) -> None:
    """Insert the rows, as plainly as it can be done."""
    from django.db import transaction  # noqa: PLC0415 -- needs the loaded apps

    from participants.models import Participant  # noqa: PLC0415

    with transaction.atomic():
        Participant.objects.bulk_create(
            (
                Participant(
                    organisation=actor.organisation,
                    name=name,
                    contact_email=email,
                    contact_phone=phone,
                )
                for name, email, phone in lines(count)
            ),
            batch_size=500,
        )


def bring_in(actor: Any, count: int) -> None:
    """Bring the list in: read the file, begin, and do every step as the worker does."""
    from django.utils import timezone  # noqa: PLC0415 -- needs the loaded apps

    from jobs import actions as jobs  # noqa: PLC0415
    from participants.actions.lists import attach_job, take_list  # noqa: PLC0415
    from workspace.people_bringing import BRING_IN  # noqa: PLC0415

    data = "\n".join(["Name,E-mail,Phone", *map(",".join, lines(count))]).encode()
    taken = take_list(actor=actor, name="list.csv", data=data)
    job = jobs.start(actor=actor, kind=BRING_IN, total=taken.rows)
    attach_job(actor=actor, people_list=taken, job=job)
    while jobs.work(clock=timezone.now):
        pass


def seconds(work: Callable[[Any, int], None], actor: Any, count: int) -> float:
    """Return how long it took, and see that everybody is there."""
    from participants.models import Participant  # noqa: PLC0415 -- needs the loaded apps

    empty()
    begun = time.perf_counter()
    work(actor, count)
    taken = time.perf_counter() - begun
    if Participant.objects.count() != count:
        raise SystemExit("Not everybody was written down.")
    return taken


def measure(rounds: int) -> None:
    """Print the rounds, and the ratio."""
    actor = set_up()
    from access.scope import working_in  # noqa: PLC0415 -- needs the loaded apps

    ratios = []
    with working_in(actor.organisation):
        seconds(bring_in, actor, FEW)
        for number in range(rounds):
            order = (insert, bring_in) if number % 2 else (bring_in, insert)
            took = {work: seconds(work, actor, ROWS) for work in order}
            ratios.append(took[bring_in] / took[insert])
            print(
                f"round {number + 1}: list {took[bring_in]:.2f} s, insert {took[insert]:.2f} s, "
                f"ratio {ratios[-1]:.2f}"
            )
    found = (min(ratios), median(ratios), max(ratios))
    print("ratio min / median / max: " + " / ".join(f"{one:.2f}" for one in found))


def weigh(count: int) -> None:
    """Print how much memory bringing in so many rows added, in kB, beyond the process with its apps loaded."""
    actor = set_up()
    from access.scope import working_in  # noqa: PLC0415 -- needs the loaded apps

    with working_in(actor.organisation):
        bring_in(actor, 100)
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        empty()
        bring_in(actor, count)
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)


def run(environment: dict[str, str], *words: str) -> str:
    """Run this module once more, inside the environment of the server; return what it says."""
    command = [sys.executable, "-m", "benchmarks.lists", INSIDE, *words]
    done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    return done.stdout


def main() -> None:
    """Start PostgreSQL, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="one round, to see that it runs")
    parser.add_argument(INSIDE, nargs=2, metavar=("WHAT", "COUNT"), help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.inside:
        what, count = given.inside
        (measure if what == "rounds" else weigh)(int(count))
        return
    with Services(is_durable=True) as services:
        environment = production(services.environment)
        manage(environment, "manage.py", "migrate", "--verbosity", "0")
        print(run(environment, "rounds", "1" if given.quick else str(ROUNDS)), end="")
        few, many = (int(run(environment, "memory", str(count))) for count in (FEW, ROWS))
        print(f"memory beyond the loaded apps: {FEW:,} rows {few:,} kB, {ROWS:,} rows {many:,} kB")


if __name__ == "__main__":
    main()
