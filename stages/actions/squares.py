"""Changes to who takes part when and why: one group at one stage, a square."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from access import audit
from access.actors import Actor
from projects.actions.history import keep_change, wording
from projects.models import StakeholderGroup
from stages.models import Involvement, Stage
from stages.queries.squares import mark_of, saved_square
from stages.square_history import FIELDS, SQUARE

PART = SQUARE.kind


@dataclass(frozen=True, slots=True)
class SquareConflict:
    """Somebody else changed the square meanwhile: what stands there now, or None where they emptied it."""

    theirs: Involvement | None


@transaction.atomic
def save_square(
    *,
    actor: Actor,
    stage: Stage,
    group: StakeholderGroup,
    based_on: str,
    values: Mapping[str, Any],
) -> Involvement | SquareConflict | None:
    """Save a square, unless somebody saved it since it read `based_on` (`mark_of`). With nothing in it, it is empty: None.

    `values` holds any of `stages.square_history.FIELDS`; what it leaves out stays. A clash changes nothing and answers `SquareConflict`.

    Raises:
        ValueError: when the group is another project's.

    """
    stage = Stage.objects.select_for_update(of=("self",)).get(pk=stage.pk)
    if group.project_id != stage.project_id:
        message = "A group of another project."
        raise ValueError(message)
    current = saved_square(stage, group)
    if mark_of(current) != based_on:
        return SquareConflict(theirs=current)
    row = current or Involvement(
        organisation_id=stage.organisation_id, stage=stage, group=group, version=0
    )
    wanted = {name: values.get(name, getattr(row, name)) for name in FIELDS}
    if all(value in (None, "") for value in wanted.values()):
        _empty(actor, current)
        return None
    before = wording(PART, current) if current else None
    for name, value in wanted.items():
        setattr(row, name, value)
    row.version += 1
    row.save()
    keep_change(actor=actor, project_id=stage.project_id, part=PART, row=row, before=before)
    _note(actor, row, verb="square_saved")
    return row


def _empty(actor: Actor, row: Involvement | None) -> None:
    """Take away a square in which nothing stands any more; its history keeps how it read."""
    if row is None:
        return
    keep_change(
        actor=actor,
        project_id=row.stage.project_id,
        part=PART,
        row=row,
        before=wording(PART, row),
        is_removed=True,
    )
    _note(actor, row, verb="square_emptied")
    row.delete()


def _note(actor: Actor, row: Involvement, *, verb: str) -> None:
    stage = row.stage
    audit.record(actor, verb, row, project=stage.project_id, stage=stage.number, group=row.group_id)
