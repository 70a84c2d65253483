"""What goes on to the next stage, as it was confirmed: for the page of results, and for whoever plans what comes next."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from feedback.models import Consultation, ResultSnapshot, Shortlist
from projects.models import Project


@dataclass(frozen=True, slots=True)
class Shortlisted:
    """The options that go on, in words, with who decided, why, and what was said about each split."""

    title: str
    consultation_id: int
    stage_number: int
    options: Sequence[str]
    decided_by: str
    decided_on: date
    why: str
    lines: Sequence[str]


def shortlist_of(consultation: Consultation, question_key: Any) -> Shortlist | None:
    """Return what was confirmed for one question, or None."""
    return Shortlist.objects.filter(consultation=consultation, question_key=question_key).first()


def shortlists(
    consultation: Consultation, questions: Iterable[Mapping[str, Any]]
) -> dict[str, Shortlisted]:
    """Return what goes on by key of the question; one statement."""
    kept = Shortlist.objects.filter(consultation=consultation)
    return {str(one.question_key): _shown(one, consultation, questions) for one in kept}


def shortlists_of_project(project: Project) -> list[Shortlisted]:
    """Return everything that goes on in a project, by stage and day; two statements."""
    kept = list(
        Shortlist.objects.filter(consultation__project=project)
        .select_related("consultation__stage")
        .order_by("consultation__stage__number", "decided_on", "pk")
    )
    made = dict(
        ResultSnapshot.objects.filter(
            consultation__in=[one.consultation_id for one in kept]
        ).values_list("consultation_id", "data__questions")
    )
    return [_shown(one, one.consultation, made.get(one.consultation_id) or []) for one in kept]


def _shown(
    kept: Shortlist, consultation: Consultation, questions: Iterable[Mapping[str, Any]]
) -> Shortlisted:
    labels = {
        row["key"]: row["label"]
        for question in questions
        if question["key"] == str(kept.question_key)
        for row in question["summary"]["rows"]
    }
    return Shortlisted(
        title=consultation.title,
        consultation_id=consultation.pk,
        stage_number=consultation.stage.number,
        options=[labels[key] for key in kept.options if key in labels],
        decided_by=kept.decided_by,
        decided_on=kept.decided_on,
        why=kept.why,
        lines=[line for line in kept.splits.values() if line],
    )
