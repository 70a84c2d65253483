"""Made-up organisations, members, projects, and the people who are asked."""

import json
from collections.abc import Iterator
from typing import Any

from benchmarks.batches import Batch, at, batch, day, owner_of
from benchmarks.sizes import GROUPS, MEMBERS, PEOPLE, STAGES, Size
from organisations.models import Member, Organisation, User
from participants.models import Participant, Stop
from projects.models import Participation, Project, StakeholderGroup, TeamMember
from stages.models import Stage

ROLES = ["owner", "manager", "manager", *["facilitator"] * 4, "viewer"]
FIRST = ["Isla", "Sam", "Noor", "Callum", "Ewa", "Priya", "Tomasz", "Morag", "Femi", "Lena"]
LAST = ["Reid", "Macleod", "Khan", "Stewart", "Nowak", "Bryce", "Okafor", "Shaw", "Grant", "Lind"]
PLACES = ["Getting around", "Early help", "Warm homes", "Playing out", "Being heard", "New parents"]
STATES = ["done", "done", "now", "planned", "unplanned"]
TEAM = 3
STOPPED_ONE_IN = 50


def name(number: int) -> str:
    """Return a person's name."""
    return f"{FIRST[number % 10]} {LAST[number // 10 % 10]}"


def batches(size: Size) -> list[Batch]:
    """Return the tables in the order in which they refer to each other."""
    made = at(day(900))
    organisations = range(1, size.organisations + 1)
    members = [(o, n, (o - 1) * MEMBERS + n + 1) for o in organisations for n in range(MEMBERS)]
    return [
        batch(
            Organisation,
            "id name slug help_text default_wording created_at",
            (
                (o, f"District {o} Council", f"district-{o}", "Ring 111.", "Two people read.", made)
                for o in organisations
            ),
        ),
        batch(
            User,
            "id password email name date_joined",
            ((pk, "!", f"member{pk}@example.org", name(pk), made) for _o, _n, pk in members),
        ),
        batch(
            Member,
            "id organisation_id user_id role joined_at",
            ((pk, o, pk, ROLES[n], made) for o, n, pk in members),
        ),
        *_projects(size),
        *_register(size),
    ]


def _projects(size: Size) -> list[Batch]:
    def each(count: int) -> Iterator[tuple[int, int, int, int]]:
        """Yield (row, organisation, project, place) of what a project has `count` of."""
        for p in range(1, size.projects + 1):
            o = owner_of(p, size.projects, size.organisations)
            for n in range(count):
                yield (p - 1) * count + n + 1, o, p, n

    return [
        batch(
            Project,
            "id organisation_id title why created_at",
            (
                (pk, o, f"{PLACES[p % 6]} {p}", "People told us that it is hard.", at(day(800)))
                for pk, o, p, _n in each(1)
            ),
        ),
        batch(
            TeamMember,
            "id organisation_id project_id member_id",
            ((pk, o, p, member_of(o, p + n)) for pk, o, p, n in each(TEAM)),
        ),
        batch(
            StakeholderGroup,
            "id organisation_id project_id name",
            ((pk, o, p, f"Group {n + 1}") for pk, o, p, n in each(GROUPS)),
        ),
        batch(
            Stage,
            "id organisation_id project_id number state why",
            ((pk, o, p, n + 1, STATES[n], "To hear early.") for pk, o, p, n in each(STAGES)),
        ),
        batch(
            Participation,
            "id organisation_id project_id participant_id group_id",
            ((pk, o, p, pk, group_of(p, n)) for pk, o, p, n in each(PEOPLE)),
        ),
    ]


def _register(size: Size) -> list[Batch]:
    people = range(1, size.projects * PEOPLE + 1)

    def place(person: int) -> int:
        return owner_of((person - 1) // PEOPLE + 1, size.projects, size.organisations)

    return [
        batch(
            Participant,
            "id organisation_id name contact_email created_at",
            (
                (n, place(n), name(n), f"person{n}@example.org" if n % 4 else "", at(day(700)))
                for n in people
            ),
        ),
        batch(
            Stop,
            "id organisation_id participant_id stopped_on",
            ((n, place(n), n, day(30)) for n in people if n % STOPPED_ONE_IN == 0),
        ),
    ]


def member_of(organisation: int, number: int) -> int:
    """Return a member of the organisation who is no viewer."""
    return (organisation - 1) * MEMBERS + number % (MEMBERS - 1) + 1


def group_of(project: int, number: int) -> int:
    """Return a group of the project."""
    return (project - 1) * GROUPS + number % GROUPS + 1


def as_json(value: Any) -> str:
    """Return what PostgreSQL reads into a JSON column."""
    return json.dumps(value, separators=(",", ":"))
