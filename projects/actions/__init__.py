"""Changes to projects, their groups and teams. The five stages are added by whoever starts a project."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction

from access import audit
from access.actors import Actor
from participants.actions import add_person
from projects.actions.history import keep_change, wording
from projects.models import GroupKind, Participation, Project, StakeholderGroup, TeamMember


@transaction.atomic
def start_project(*, actor: Actor, title: str, why: str = "") -> Project:
    """Make a project with its maker on the team. Call `stages.actions.add_stages` in the same transaction."""
    project = Project.objects.create(organisation=actor.organisation, title=title, why=why)
    TeamMember.objects.create(
        organisation=actor.organisation, project=project, member_id=actor.member_id
    )
    audit.record(actor, "project_started", project)
    return project


@transaction.atomic
def change_project(*, actor: Actor, project: Project, title: str, why: str) -> Project:
    """Give a project another title, or another reason."""
    before = wording("project", project)
    project.title, project.why = title, why
    project.save(update_fields=["title", "why"])
    keep_change(actor=actor, project_id=project.pk, part="project", row=project, before=before)
    audit.record(actor, "project_changed", project)
    return project


@transaction.atomic
def set_team(*, actor: Actor, project: Project, member_ids: Iterable[int]) -> None:
    """Let exactly these members work on the project; they may then see its people's names and addresses."""
    _lock(project)
    wanted = set(member_ids)
    before = set(project.team.values_list("member_id", flat=True))
    project.team.exclude(member_id__in=wanted).delete()
    TeamMember.objects.bulk_create(
        TeamMember(organisation_id=project.organisation_id, project=project, member_id=member_id)
        for member_id in sorted(wanted - before)
    )
    audit.record(
        actor,
        "team_changed",
        project,
        added=sorted(wanted - before),
        removed=sorted(before - wanted),
    )


def _lock(project: Project) -> None:
    """Let whoever changes the same project at the same time wait until this is done."""
    Project.objects.select_for_update().get(pk=project.pk)


@transaction.atomic
def add_group(
    *,
    project: Project,
    name: str,
    kind: str = GroupKind.SERVICE_USER,
    actor: Actor | None = None,
) -> StakeholderGroup:
    """Return the project's group of this name, made if there is none; capitals make no difference.

    With an `actor` the plan's history keeps who added it.
    """
    _lock(project)
    found: StakeholderGroup | None = project.groups.filter(name__iexact=name).first()
    if found is not None:
        return found
    made = StakeholderGroup.objects.create(
        organisation_id=project.organisation_id, project=project, name=name, kind=kind
    )
    if actor is not None:
        keep_change(actor=actor, project_id=project.pk, part="group", row=made, before=None)
    return made


@transaction.atomic
def add_groups(*, project: Project, names: Iterable[str]) -> dict[str, StakeholderGroup]:
    """Return the project's groups of these names, by case-folded name; those that are missing are made."""
    _lock(project)
    by_name = {group.name.casefold(): group for group in project.groups.all()}
    for name in names:
        if name and name.casefold() not in by_name:
            by_name[name.casefold()] = StakeholderGroup.objects.create(
                organisation_id=project.organisation_id, project=project, name=name
            )
    return by_name


def place_people(*, project: Project, places: dict[int, Any]) -> None:
    """Give people a place in the project: participant ids and the id of their group or None.

    Who has a place already keeps it, and gets the group if there was none.
    """
    known = {
        row.participant_id: row for row in project.participations.filter(participant__in=places)
    }
    for participant_id, row in known.items():
        if row.group_id is None and places[participant_id] is not None:
            row.group_id = places[participant_id]
            row.save(update_fields=["group"])
    Participation.objects.bulk_create(
        (
            Participation(
                organisation_id=project.organisation_id,
                project=project,
                participant_id=participant_id,
                group_id=group_id,
            )
            for participant_id, group_id in places.items()
            if participant_id not in known
        ),
        ignore_conflicts=True,
    )


@transaction.atomic
def set_place(
    *, actor: Actor, project: Project, participant_id: int, group_id: int | None, speaks_for: str
) -> None:
    """Give a person a place in the project, or change the one they have: their group, and for whom they speak.

    Raises:
        ValueError: when the group is another project's.

    """
    _lock(project)
    if group_id is not None and not project.groups.filter(pk=group_id).exists():
        message = "A group of another project."
        raise ValueError(message)
    Participation.objects.update_or_create(
        project=project,
        participant_id=participant_id,
        defaults={"group_id": group_id, "speaks_for": speaks_for},
        create_defaults={
            "organisation_id": project.organisation_id,
            "group_id": group_id,
            "speaks_for": speaks_for,
        },
    )
    audit.record(actor, "person_placed", project, count=1)


@transaction.atomic
def give_places(
    *, actor: Actor, project: Project, participant_ids: Iterable[int], group_id: int | None
) -> int:
    """Give people a place in the project, in this group; return how many places changed. For whom they speak stays."""
    _lock(project)
    if group_id is not None and not project.groups.filter(pk=group_id).exists():
        message = "A group of another project."
        raise ValueError(message)
    wanted = set(participant_ids)
    known = project.participations.filter(participant__in=wanted)
    present = set(known.values_list("participant_id", flat=True))
    changed = 0
    if group_id is not None:
        changed = known.exclude(group_id=group_id).update(group_id=group_id)
    Participation.objects.bulk_create(
        Participation(
            organisation_id=project.organisation_id,
            project=project,
            participant_id=participant_id,
            group_id=group_id,
        )
        for participant_id in sorted(wanted - present)
    )
    changed += len(wanted - present)
    audit.record(actor, "person_placed", project, count=changed)
    return changed


@transaction.atomic
def take_out_of_project(*, actor: Actor, project: Project, participant_ids: Iterable[int]) -> int:
    """Take people's places in the project away; what they were asked and what we owe them stays. Return how many."""
    _lock(project)
    gone, _each = project.participations.filter(participant__in=list(participant_ids)).delete()
    audit.record(actor, "people_taken_out", project, count=gone)
    return gone


@transaction.atomic
def add_person_with_place(
    *,
    actor: Actor,
    values: Mapping[str, Any],
    project: Project | None,
    group_id: int | None,
    speaks_for: str,
) -> int:
    """Write a person down, with a place in the project if one is given, and return the id. Raises what `add_person` does."""
    participant_id = add_person(actor=actor, values=values)
    if project is not None:
        set_place(
            actor=actor,
            project=project,
            participant_id=participant_id,
            group_id=group_id,
            speaks_for=speaks_for,
        )
    return participant_id
