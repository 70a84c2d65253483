"""Taking people out as a file. Each time is written down, with how many there were."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.http import QueryDict

from access import audit
from access.actors import Actor
from jobs.models import Job
from participants.models import Erasure, PeopleFile
from participants.queries.taking_out import headings, people_ids, rows_of_people
from participants.sheets import as_file

Places = Callable[[Iterable[int]], Mapping[int, str]]
"""Answers where these people take part, in words; the register does not know projects."""


@dataclass(frozen=True, slots=True)
class TakenOut:
    """Whom a file is about: a query of ids (None for everybody), what the page was narrowed to, and where people take part."""

    within: QuerySet[Any, Any] | None
    query: str
    places_heading: str
    places: Places


@transaction.atomic
def hand_out(*, actor: Actor, kind: str, who: TakenOut) -> bytes:
    """Return the file at once, and keep no copy of it."""
    content, rows = _made(kind, who)
    _note(actor, kind, rows, who)
    return content


@transaction.atomic
def order_file(*, actor: Actor, kind: str, query: str, job: Job) -> PeopleFile:
    """Note down that `job` makes a file, which whoever asked for it may fetch as long as the organisation keeps files."""
    return PeopleFile.objects.create(
        organisation=actor.organisation,
        kind=kind,
        query=query[:500],
        job=job,
        made_by_id=actor.member_id,
    )


class ErasedMeanwhileError(Exception):
    """Somebody was erased while the file was made, and may stand in it; it has to be made again."""


def fill_file(*, actor: Actor, file: PeopleFile, who: TakenOut) -> int:
    """Make the file that was ordered; return how many people are in it. Call inside the transaction of the job's step.

    Raises:
        ErasedMeanwhileError: when somebody who may stand in it was erased while it was made.

    """
    before = Erasure.objects.count()
    file.content, file.rows = _made(file.kind, who)
    file.save(update_fields=["content", "rows"])
    if Erasure.objects.count() != before:
        raise ErasedMeanwhileError
    _note(actor, file.kind, file.rows, who)
    return file.rows


def _note(actor: Actor, kind: str, rows: int, who: TakenOut) -> None:
    """Write down who took out how many, and by which filters; not what was typed into them, which can be a name."""
    filters = sorted(QueryDict(who.query))
    audit.record(
        actor, "people_exported", actor.organisation, rows=rows, kind=kind, filters=filters
    )


def _made(kind: str, who: TakenOut) -> tuple[bytes, int]:
    rows = rows_of_people(people_ids(who.within), who.places)
    return as_file(kind, headings(who.places_heading), rows)


@transaction.atomic
def note_report(*, actor: Actor, people_list: Any, rows: int) -> None:
    """Write down that somebody took the report of a list."""
    audit.record(actor, "people_report_taken", people_list, rows=rows)
