"""Which messages are about which consultation: notices name it, one of its publications, or a later last day."""

from collections.abc import Iterable, Sequence

from django.db.models import CharField, QuerySet, Value
from django.db.models.functions import Cast, Concat

from feedback.models import Ask, Consultation, Extension, Publication
from projects.queries import projects_of

MODELS = {"consultation": Consultation, "publication": Publication, "extension": Extension}


def subjects_about(consultations: QuerySet) -> list[QuerySet]:
    """Return, as queries, every name under which notices are about one of these consultations."""
    rows = {
        "consultation": consultations,
        "publication": Publication.objects.filter(consultation__in=consultations.values("pk")),
        "extension": Extension.objects.filter(consultation__in=consultations.values("pk")),
    }
    return [_named(found, kind) for kind, found in rows.items()]


def _named(rows: QuerySet, kind: str) -> QuerySet:
    name = Concat(Value(f"{kind}:"), Cast("pk", CharField()), output_field=CharField())
    return rows.order_by().annotate(named=name).values("named")


def subjects_of_team(member_id: int) -> list[QuerySet]:
    """Return, as queries, the names of everything in the projects whose team a member is on."""
    return subjects_about(Consultation.objects.filter(project__in=projects_of(member_id)))


def consultations_behind(subjects: Iterable[str]) -> dict[str, Consultation]:
    """Return the consultation that each name is about, by name; names of anything else are left out. Three statements."""
    wanted: dict[str, list[int]] = {kind: [] for kind in MODELS}
    for subject in set(subjects):
        kind, _colon, pk = subject.partition(":")
        if kind in wanted and pk.isdigit():
            wanted[kind].append(int(pk))
    found = {f"consultation:{pk}": pk for pk in wanted["consultation"]}
    for kind in ("publication", "extension"):
        rows = MODELS[kind].objects.filter(pk__in=wanted[kind])
        found |= {f"{kind}:{pk}": about for pk, about in rows.values_list("pk", "consultation_id")}
    about = Consultation.objects.filter(pk__in=set(found.values())).select_related("project")
    by_id = {one.pk: one for one in about}
    return {subject: by_id[pk] for subject, pk in found.items() if pk in by_id}


def is_about_team_of(member_id: int, subjects: Sequence[str]) -> bool:
    """Return whether one of these names is about a project whose team the member is on."""
    projects = {one.project_id for one in consultations_behind(subjects).values()}
    return projects_of(member_id).filter(project__in=projects).exists()


def asks_of(pairs: Iterable[tuple[int, int]]) -> dict[tuple[int, int], Ask]:
    """Return the asks of these (consultation, person), by them; one statement."""
    some = set(pairs)
    rows = Ask.objects.filter(
        consultation__in={one for one, _person in some}, participant__in={one for _, one in some}
    )
    return {(one.consultation_id, one.participant_id): one for one in rows.select_related("group")}
