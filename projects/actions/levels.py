"""Changes to what groups were promised, and to what they felt, counted by hands. Never about a person."""

from django.db import transaction

from access import audit
from access.actors import Actor
from projects.actions.history import keep_change, wording
from projects.actions.versions import Clash
from projects.domain.deciding import Hands
from projects.domain.levels import FELT_COLUMNS
from projects.models import FeltReport, Project, PromisedLevel, StakeholderGroup

UNSAID = 0
"""The version of a promise that nobody made yet."""


@transaction.atomic
def promise(
    *, actor: Actor, group: StakeholderGroup, based_on: int, level: int | None
) -> PromisedLevel | Clash[PromisedLevel] | None:
    """Say how far a group was promised to take part, or that nothing is said; a clash changes nothing."""
    Project.objects.select_for_update().get(pk=group.project_id)
    row = PromisedLevel.objects.filter(group=group).select_related("group").first()
    if (row.version if row else UNSAID) != based_on:
        return Clash(row or PromisedLevel(group=group, version=UNSAID))
    before = wording("promise", row) if row else None
    if level is None:
        if row is not None:
            _take_back(actor, row)
        return None
    if row is None:
        row = PromisedLevel(organisation_id=group.organisation_id, group=group)
    else:
        row.version += 1
    row.level = level
    row.save()
    keep_change(actor=actor, project_id=group.project_id, part="promise", row=row, before=before)
    audit.record(actor, "level_promised", row, project=group.project_id, level=level)
    return row


def _take_back(actor: Actor, row: PromisedLevel) -> None:
    project_id = row.group.project_id
    before = wording("promise", row)
    keep_change(
        actor=actor,
        project_id=project_id,
        part="promise",
        row=row,
        before=before,
        is_removed=True,
    )
    audit.record(actor, "level_promised", row, project=project_id, level=None)
    row.delete()


@transaction.atomic
def save_felt(
    *, actor: Actor, group: StakeholderGroup, hands: Hands, report: FeltReport | None = None
) -> FeltReport:
    """Write down hands that were counted in a group, or correct them."""
    before = wording("felt", report) if report else None
    kept = report or FeltReport(
        organisation_id=group.organisation_id, group=group, recorded_by_id=actor.member_id
    )
    kept.occasion, kept.asked_on = hands.occasion, hands.asked_on
    for level, column in FELT_COLUMNS.items():
        setattr(kept, column, hands.by_level.get(level, 0))
    kept.save()
    keep_change(actor=actor, project_id=group.project_id, part="felt", row=kept, before=before)
    audit.record(
        actor, "felt_corrected" if report else "felt_recorded", kept, project=group.project_id
    )
    return kept


@transaction.atomic
def remove_felt(*, actor: Actor, report: FeltReport) -> None:
    """Take back what was counted."""
    project_id = report.group.project_id
    keep_change(
        actor=actor,
        project_id=project_id,
        part="felt",
        row=report,
        before=wording("felt", report),
        is_removed=True,
    )
    audit.record(actor, "felt_removed", report, project=project_id)
    report.delete()
