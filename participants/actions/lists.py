"""Bringing in lists of people: taking a file, choosing what its columns hold, and writing its rows down step by step."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction

from access import audit
from access.actors import Actor
from jobs.models import Job, JobState
from participants import terms
from participants.domain.agreements import NEEDS_A_PARENT
from participants.domain.columns import Row, guess
from participants.links import end_record_links
from participants.list_terms import our_headings
from participants.models import (
    AccessNeed,
    LawfulBasis,
    Participant,
    PeopleList,
    PeopleListRow,
)
from participants.queries.lists import (
    ADDED,
    CHANGED,
    FILL,
    FILLED,
    Planned,
    Seen,
    known_people,
    plan,
)
from participants.reading import read_file

LOOKED_AT_AGAIN = timedelta(days=182)


class BegunError(Exception):
    """The list is being brought in, or was."""


@transaction.atomic
def take_list(*, actor: Actor, name: str, data: bytes) -> PeopleList:
    """Keep the rows of a file as long as the organisation keeps files, with a guess at what its columns hold. Nobody is written down yet.

    Raises:
        RefusedError: when we do not take the file.

    """
    read = read_file(data)
    mark = hashlib.sha256(read.content + repr(read.headings).encode()).hexdigest()
    taken = PeopleList.objects.create(
        organisation=actor.organisation,
        name=name[:160],
        content=read.content,
        headings=read.headings,
        columns=guess(read.headings, our_headings()),
        options={"known": FILL, "mark": mark},
        rows=read.rows,
        made_by_id=actor.member_id,
    )
    audit.record(actor, "people_list_taken", taken, rows=read.rows)
    return taken


@transaction.atomic
def match_columns(
    *, actor: Actor, people_list: PeopleList, columns: Mapping[str, int], options: Mapping[str, Any]
) -> PeopleList:
    """Say what the columns of a list hold, where its people belong, and what happens to those whom we know.

    Raises:
        BegunError: when somebody has begun to bring it in.

    """
    found = _not_begun(people_list)
    found.columns, found.options = dict(columns), {**found.options, **options}
    found.save(update_fields=["columns", "options"])
    audit.record(actor, "people_list_matched", found)
    return found


@transaction.atomic
def attach_job(*, actor: Actor, people_list: PeopleList, job: Job) -> None:
    """Let `job`, which was just started, bring the list in.

    Raises:
        BegunError: when another one does.

    """
    found = _not_begun(people_list)
    found.job = job
    found.save(update_fields=["job"])
    audit.record(actor, "people_list_begun", found, rows=found.rows)


@transaction.atomic
def drop_list(*, actor: Actor, people_list: PeopleList) -> None:
    """Throw a list away that nobody has begun to bring in.

    Raises:
        BegunError: when somebody has.

    """
    found = _not_begun(people_list)
    audit.record(actor, "people_list_dropped", found)
    found.delete()


def _not_begun(people_list: PeopleList) -> PeopleList:
    found = PeopleList.objects.select_for_update(of=("self",)).filter(pk=people_list.pk).first()
    if found is None or found.job_id is not None:
        raise BegunError
    return found


class RowsGoneError(Exception):
    """The rows were let go while they were read: somebody who may stand in them was erased."""


@dataclass(frozen=True, slots=True)
class Brought:
    """What became of one row, for whoever gives the person a place: their number, if any, and the group that was written."""

    participant_id: int | None
    result: str
    group: str


@transaction.atomic
def bring_in(
    *,
    people_list: PeopleList,
    rows: Sequence[tuple[int, Row]],
    earlier: Mapping[int, int],
    may_match: Seen | None,
    now: datetime,
) -> list[Brought]:
    """Write down the people of these rows, and what became of each row. Whoever asked us to stop stays stopped.

    Raises:
        RowsGoneError: when somebody was erased meanwhile, who may stand in a row that was read before.

    """
    known = known_people(
        (row for _number, row in rows), earlier=earlier.values(), may_match=may_match, locks=True
    )
    without = {pk for pk, person in known.by_number.items() if not person.contact_email}
    ageless = {person.pk for person in known.by_address.values() if not person.age_band}
    today = now.astimezone(people_list.organisation.zone).date()
    known_are = people_list.options.get("known", FILL)
    planned = plan(rows, known, earlier=earlier, known_are=known_are)
    _write_new(people_list, [one for one in planned if one.result == ADDED], today)
    changed = {one.person for one in planned if one.result == CHANGED and one.person is not None}
    if changed:
        order = sorted(changed, key=lambda person: person.pk)
        for person in order:
            if person.pk in without and person.contact_email:
                person.email_corrected_at = now  # an address that a colleague gave, not the person
            if person.pk in ageless and person.age_band in NEEDS_A_PARENT:
                end_record_links(person.pk)  # the mailbox is a parent's
        Participant.objects.bulk_update(order, [*FILLED, "contact_email", "email_corrected_at"])
    _write_needs(people_list, planned, today)
    PeopleListRow.objects.bulk_create(
        PeopleListRow(
            organisation_id=people_list.organisation_id,
            people_list=people_list,
            number=one.number,
            result=one.result,
            problem=one.problem,
            participant=one.person,
        )
        for one in planned
    )
    if not PeopleList.objects.filter(pk=people_list.pk, content__isnull=False).exists():
        raise RowsGoneError
    return [
        Brought(one.person.pk if one.person else None, one.result, one.row.group) for one in planned
    ]


def _write_new(people_list: PeopleList, planned: Sequence[Planned], today: date) -> None:
    """Insert whoever is new. What asks for more than lightly says where it comes from, and is looked at again."""
    if not planned:
        return
    basis = LawfulBasis.objects.order_by("-number").first()
    people = [one.person for one in planned if one.person is not None]
    for person in people:
        person.organisation_id = people_list.organisation_id
        person.lawful_basis = basis
        if person.cap_profile in {terms.STAFF, terms.CORE}:
            person.profile_note = people_list.name
            person.profile_reviewed_on = today + LOOKED_AT_AGAIN
    Participant.objects.bulk_create(people)


def _write_needs(people_list: PeopleList, planned: Iterable[Planned], today: date) -> None:
    AccessNeed.objects.bulk_create(
        AccessNeed(
            organisation_id=people_list.organisation_id,
            participant=one.person,
            need=need,
            noted_on=today,
        )
        for one in planned
        if one.person is not None
        for need in one.needs
    )


def note_end(*, people_list: PeopleList, job: Job, actor: Actor | None) -> None:
    """Write down that bringing in a list has ended, and how. Call inside the transaction that ends the job."""
    is_done = job.state == JobState.DONE
    audit.record(
        actor,
        "people_list_brought_in" if is_done else "people_list_ended_early",
        people_list,
        **job.counts,
    )
