"""Recording what already happened: a past meeting without names, which owes its answer like any other ask."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db import transaction

from access import audit
from access.actors import Actor
from feedback.actions.schedule import reset_next_notice
from feedback.domain.rooms import Tally
from feedback.domain.schedule import default_promise
from feedback.models import Consultation, ConsultationKind, Item, Meeting, RoomTally
from projects.actions import add_groups, start_project
from projects.models import Project
from stages.actions import add_stages, fill_stage_from_ask
from stages.models import Stage


@dataclass(frozen=True, slots=True)
class Record:
    """What somebody wrote down about a meeting. Without items, the meeting as a whole is what is owed for."""

    title: str
    held_on: date
    room: Sequence[Tally]
    said: str
    owner_id: int
    stage_number: int
    promised: str = ""
    promised_on: date | None = None
    items: Sequence[str] = ()


@transaction.atomic
def record_meeting(
    *,
    actor: Actor,
    record: Record,
    now: datetime,
    project: Project | None = None,
    project_title: str = "",
) -> Consultation:
    """Write down a meeting that took place, in its project or a new one; from now on its answer is owed.

    Nobody is named: the room is a number for each group. The promise is the day given, or as many days after it as is
    usual in the organisation.
    """
    if project is None:
        project = start_project(actor=actor, title=project_title or record.title)
        add_stages(project=project)
    stage = Stage.objects.get(project=project, number=record.stage_number)
    consultation = _consultation(actor, project, stage, record)
    consultation.readers.add(actor.member_id)
    meeting = Meeting.objects.create(
        organisation=actor.organisation,
        consultation=consultation,
        held_on=record.held_on,
        said=record.said,
        promised=record.promised,
    )
    _count_heads(project, meeting, record.room)
    Item.objects.bulk_create(
        Item(
            organisation=actor.organisation, consultation=consultation, text=text, position=position
        )
        for position, text in enumerate(record.items or [record.title], start=1)
    )
    fill_stage_from_ask(
        actor=actor, stage=stage, why="", what_comes_of_it="", ends_on=record.held_on
    )
    reset_next_notice(consultation, today=now.astimezone(actor.organisation.zone).date())
    audit.record(actor, "meeting_recorded", consultation, groups=len(record.room))
    return consultation


def _consultation(actor: Actor, project: Project, stage: Stage, record: Record) -> Consultation:
    home = actor.organisation
    begins = datetime.combine(record.held_on, time.min, tzinfo=home.zone)
    ends = datetime.combine(record.held_on + timedelta(days=1), time.min, tzinfo=home.zone)
    consultation = Consultation(
        organisation=home,
        project=project,
        stage=stage,
        kind=ConsultationKind.MEETING,
        title=record.title,
        owner_id=record.owner_id,
        promised_on=record.promised_on or default_promise(record.held_on, home.promise_days),
        backup_id=home.default_backup_id,
        manager_id=home.default_manager_id,
        senior_id=home.default_senior_id,
        closes_on=record.held_on,
        opened_at=begins,
        closes_at=ends,
        created_by_id=actor.member_id,
    )
    consultation.take_numbers()
    consultation.save()
    return consultation


def _count_heads(project: Project, meeting: Meeting, room: Sequence[Tally]) -> None:
    groups = add_groups(project=project, names=[tally.group for tally in room])
    RoomTally.objects.bulk_create(
        RoomTally(
            organisation_id=project.organisation_id,
            meeting=meeting,
            group=groups[tally.group.casefold()],
            heads=tally.heads,
        )
        for tally in room
    )
