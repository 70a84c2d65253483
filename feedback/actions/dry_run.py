"""Trying a form out oneself: what is typed is kept for the member alone, is never an answer, and goes when it opens."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from access.actors import Actor
from feedback.models import Consultation, TestRun
from feedback.queries.asking import is_being_written
from feedback.queries.dry_run import answers_of
from feedback.queries.sheets import Sheet


class NothingToTryError(Exception):
    """People are asked it already: what is typed now would look like an answer."""


@transaction.atomic
def begin_run(*, actor: Actor, consultation: Consultation) -> TestRun:
    """Begin anew; what the member typed before is gone. Raises `NothingToTryError`."""
    if not is_being_written(consultation):
        raise NothingToTryError
    run, _made = TestRun.objects.update_or_create(
        consultation=consultation,
        member_id=actor.member_id,
        defaults={"answers": {}, "finished_at": None},
        create_defaults={"organisation_id": consultation.organisation_id},
    )
    return run


@transaction.atomic
def keep_page(
    *,
    actor: Actor,
    consultation: Consultation,
    sheet: Sheet,
    number: int,
    values: Mapping[str, Any],
    now: datetime,
    is_leaving: bool,
) -> TestRun:
    """Keep what was typed on one page in place of what it said before, and return the run.

    It is finished when no page comes after this one, unless the member goes back or stops here (`is_leaving`).
    Raises `NothingToTryError`.
    """
    if not is_being_written(consultation):
        raise NothingToTryError
    rows = TestRun.objects.select_for_update().filter(consultation=consultation)
    run = rows.filter(member=actor.member_id).first()
    if run is None:
        run = begin_run(actor=actor, consultation=consultation)
    here = {str(question.key) for question in sheet.page(number)}
    run.answers = {key: one for key, one in run.answers.items() if key not in here} | dict(values)
    is_end = not is_leaving and sheet.page_after(number, answers_of(sheet, run)) > len(sheet.pages)
    run.finished_at = now if is_end else None
    run.save()
    return run


def wipe_runs(consultation: Consultation) -> None:
    """Take away everything that members typed while trying it out."""
    TestRun.objects.filter(consultation=consultation).delete()
