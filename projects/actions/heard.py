"""Changes to what is compared, to counts of who took part, and to what we will do to hear a group. Never about a person."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from access import audit
from access.actors import Actor
from projects.domain.counting import Comparison, Count, Group
from projects.models import Dimension, Project, Tally, TallyCount, Target


@transaction.atomic
def save_dimension(
    *,
    actor: Actor,
    project: Project,
    comparison: Comparison,
    groups: Sequence[Group],
    dimension: Dimension | None = None,
) -> Dimension:
    """Make or change a comparison with exactly these groups. A group left out goes, with what was counted for it."""
    _lock(project)
    kept = dimension or Dimension(
        organisation_id=project.organisation_id,
        project=project,
        position=project.dimensions.count() + 1,
    )
    kept.name, kept.is_exclusive = comparison.name, comparison.is_exclusive
    kept.population, kept.source, kept.year = (
        comparison.population,
        comparison.source,
        comparison.year,
    )
    kept.save()
    known = {one.pk: one for one in kept.targets.all()}
    gone = set(known) - {one.id for one in groups}
    kept.targets.filter(pk__in=gone).delete()
    for one in known.values():  # names may change places, and each may stand once only
        one.name = f"\x01{one.pk}"
    Target.objects.bulk_update([one for one in known.values() if one.pk not in gone], ["name"])
    for position, group in enumerate(groups, start=1):
        row = known.get(group.id or 0) or Target(
            organisation_id=project.organisation_id, dimension=kept
        )
        row.name, row.share, row.position = group.name, group.share, position
        row.save()
    audit.record(
        actor, "dimension_saved", kept, project=project.pk, groups=len(groups), removed=len(gone)
    )
    return kept


@transaction.atomic
def remove_dimension(*, actor: Actor, dimension: Dimension) -> None:
    """Compare this no more; its groups, plans and counts go with it."""
    audit.record(actor, "dimension_removed", dimension, project=dimension.project_id)
    dimension.delete()


@transaction.atomic
def save_tally(
    *, actor: Actor, project: Project, count: Count, tally: Tally | None = None
) -> Tally:
    """Write down a count, or correct one."""
    _lock(project)
    kept = tally or Tally(
        organisation_id=project.organisation_id, project=project, recorded_by_id=actor.member_id
    )
    kept.occasion, kept.counted_on, kept.people = count.occasion, count.counted_on, count.people
    kept.save()
    kept.counts.all().delete()
    targets = Target.objects.filter(dimension__project=project, pk__in=count.groups)
    TallyCount.objects.bulk_create(
        TallyCount(
            organisation_id=project.organisation_id,
            tally=kept,
            target=target,
            count=count.groups[target.pk],
        )
        for target in targets
    )
    audit.record(actor, "tally_corrected" if tally else "tally_recorded", kept, project=project.pk)
    return kept


@transaction.atomic
def remove_tally(*, actor: Actor, tally: Tally) -> None:
    """Take back a count."""
    audit.record(actor, "tally_removed", tally, project=tally.project_id)
    tally.delete()


@transaction.atomic
def plan_to_hear(
    *, actor: Actor, target: Target, will_do: str, will_do_by: date | None, who_id: int | None
) -> None:
    """Say what we will do to hear a group, by when, and who does it; with no words there is no plan."""
    target.will_do = will_do
    target.will_do_by = will_do_by if will_do else None
    target.who_id = who_id if will_do else None
    target.save(update_fields=["will_do", "will_do_by", "who"])
    audit.record(actor, "heard_planned", target, project=target.dimension.project_id)


def _lock(project: Project) -> None:
    """Let whoever changes the same project at the same time wait until this is done."""
    Project.objects.select_for_update().get(pk=project.pk)
