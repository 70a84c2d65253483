"""Opening an ask, keeping it open longer, and its door for everybody."""

import secrets
from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from access import audit
from access.actors import Actor
from feedback import question_types
from feedback.actions.dry_run import wipe_runs
from feedback.actions.load import mark_asked_stale
from feedback.actions.paths import settle_pages
from feedback.actions.schedule import reset_next_notice
from feedback.domain.opening import end_of_day, extension_fault, faults_before_opening
from feedback.models import Ask, Consultation, Extension, FormVersion, Item, Question
from feedback.models.asking import DOOR_ALPHABET
from feedback.queries.asking import Gate, gate_results, owing, questions_of
from feedback.queries.asking_rules import resting
from feedback.queries.paths import Paths, paths_of
from projects.models import Project

DOOR_LETTERS = 8
"""31 letters and digits each: 850 billion codes, and still quick to type from a sheet of paper."""


class CannotOpenError(Exception):
    """What is missing: the gates that do not hold, and codes of `feedback.domain.opening`."""

    def __init__(self, gates: Sequence[Gate], faults: Sequence[str]) -> None:
        super().__init__([gate.code for gate in gates], faults)
        self.gates, self.faults = gates, faults


class CannotExtendError(Exception):
    """Why the last day cannot move there: `fault` is a code of `feedback.domain.opening`."""

    def __init__(self, fault: str) -> None:
        super().__init__(fault)
        self.fault = fault


@transaction.atomic
def open_consultation(
    *, actor: Actor, consultation: Consultation, now: datetime, with_door: bool = True
) -> Consultation:
    """Let people answer until the end of the last day. From now on the questions and the card stay as they are.

    `with_door` makes the link for everybody. Whoever was chosen is asked today; for people whom nobody can write to, the
    owner tells them unless somebody else was named. Opening twice is opening once.

    Raises:
        CannotOpenError: when a gate or something else is missing.
        Project.DoesNotExist: when its project was thrown away in this very moment.

    """
    current = _locked(consultation)
    if current.opened_at is not None:
        return current
    _keep_out_of_bin(current)
    questions = questions_of(current)
    today = now.astimezone(current.organisation.zone).date()
    last_day = _last_day_if_ready(current, questions, today=today, with_door=with_door)
    current.wording = current.wording or current.organisation.default_wording
    current.opened_at = now
    current.take_numbers()
    _close_at_end_of(current, last_day)
    if with_door:
        current.door_code = new_door_code()
    current.version += 1
    current.save()
    settle_pages(current)
    FormVersion.objects.filter(consultation=current, frozen_at=None).update(frozen_at=now)
    _owe_answers(current, questions)
    wipe_runs(current)
    asked = Ask.objects.filter(consultation=current).update(asked_on=today)
    Ask.objects.filter(consultation=current, told_by=None).update(told_by=current.owner_id)
    reset_next_notice(current, today=today)
    mark_asked_stale(current)
    audit.record(actor, "consultation_opened", current, asked=asked, door=with_door)
    return current


def new_door_code() -> str:
    """Return a random code for the link that everybody can use."""
    return "".join(secrets.choice(DOOR_ALPHABET) for _each in range(DOOR_LETTERS))


@transaction.atomic
def open_door(*, actor: Actor, consultation: Consultation) -> Consultation:
    """Make a link for everybody once it has opened; a second time changes nothing."""
    current = _locked(consultation)
    if current.door_code is None and current.opened_at is not None:
        current.door_code = new_door_code()
        current.save(update_fields=["door_code"])
        audit.record(actor, "door_opened", current)
    return current


@transaction.atomic
def extend(
    *, actor: Actor, consultation: Consultation, closes_on: date, why: str, now: datetime
) -> Extension:
    """Move the last day later and remember why, so that those asked are told; the promised date stays.

    Raises:
        CannotExtendError: when it is not open, or a date would run backwards.

    """
    current = _locked(consultation)
    fault = extension_fault(
        is_open=current.is_open(now),
        closes_on=current.closes_on or closes_on,
        later_on=closes_on,
        promised_on=current.promised_on,
        decides_on=current.decides_on,
    )
    if fault:
        raise CannotExtendError(fault)
    extension = Extension.objects.create(
        organisation=current.organisation,
        consultation=current,
        closed_on_before=current.closes_on,
        closes_on=closes_on,
        why=why,
        extended_at=now,
        by_id=actor.member_id,
    )
    _close_at_end_of(current, closes_on)
    current.version += 1
    current.save()
    reset_next_notice(current, today=now.astimezone(current.organisation.zone).date())
    mark_asked_stale(current)
    audit.record(actor, "consultation_extended", current, closes_on=closes_on.isoformat())
    return extension


def _locked(consultation: Consultation) -> Consultation:
    rows = Consultation.objects.all().for_page().select_for_update(of=("self",))
    return rows.get(pk=consultation.pk)


def _keep_out_of_bin(consultation: Consultation) -> None:
    """Let nobody throw the project away before it is open, which keeps it from then on."""
    rows = Project.objects.select_for_update(no_key=True).filter(binned_at=None)
    rows.get(pk=consultation.project_id)


def _close_at_end_of(consultation: Consultation, day: date) -> None:
    consultation.closes_on = day
    consultation.closes_at = end_of_day(day, consultation.organisation.zone)


def _last_day_if_ready(
    consultation: Consultation, questions: Sequence[Question], *, today: date, with_door: bool
) -> date:
    """Return the day at whose end it closes; raise `CannotOpenError` when anything is missing."""
    gates = [gate for gate in gate_results(consultation, today=today) if not gate.is_open]
    faults = faults_before_opening(
        questions=sum(map(question_types.asks, questions)),
        owing=len(owing(questions)),
        asked=Ask.objects.filter(consultation=consultation).count(),
        with_door=with_door,
        resting=len(resting(consultation, today=today)),
        broken_paths=len(_paths(questions).blocking),
    )
    if gates or faults or consultation.closes_on is None:
        raise CannotOpenError(gates, faults)
    return consultation.closes_on


def _paths(questions: Sequence[Question]) -> Paths:
    return paths_of(questions[0].form_version_id if questions else None, questions)


def _owe_answers(consultation: Consultation, questions: Sequence[Question]) -> None:
    """Make an item of each question that says so."""
    Item.objects.bulk_create(
        Item(
            organisation_id=consultation.organisation_id,
            consultation=consultation,
            question=question,
            text=question.text,
            position=position,
        )
        for position, question in enumerate(owing(questions), start=1)
    )
