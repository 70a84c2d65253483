"""Saying on which asks a piece of evidence rests."""

from collections.abc import Iterable

from django.db import transaction

from access import audit
from access.actors import Actor
from feedback.models import Consultation, EvidenceLink
from projects.actions.history import keep_change
from projects.models import EvidenceItem

PART = "evidence_link"


@transaction.atomic
def rest_on(*, actor: Actor, item: EvidenceItem, consultation_ids: Iterable[int]) -> None:
    """Let a piece of evidence rest on exactly these asks of its project; the history keeps which came and went.

    Raises:
        ValueError: when an ask is another project's.

    """
    current: EvidenceItem = EvidenceItem.objects.select_for_update().get(pk=item.pk)
    wanted = set(consultation_ids)
    asked = {
        one.pk: one
        for one in Consultation.objects.filter(project=current.project_id, pk__in=wanted)
    }
    if set(asked) != wanted:
        message = "An ask of another project."
        raise ValueError(message)
    known = {row.consultation_id: row for row in current.links.select_related("consultation")}
    for pk in sorted(set(known) - wanted):
        _keep(actor, current, known[pk], is_removed=True)
        known[pk].delete()
    for pk in sorted(wanted - set(known)):
        row = EvidenceLink.objects.create(
            organisation_id=current.organisation_id, evidence=current, consultation=asked[pk]
        )
        _keep(actor, current, row, is_removed=False)
    audit.record(actor, "evidence_linked", current, project=current.project_id, count=len(wanted))


def _keep(actor: Actor, item: EvidenceItem, row: EvidenceLink, *, is_removed: bool) -> None:
    keep_change(
        actor=actor,
        project_id=item.project_id,
        part=PART,
        row=row,
        before=None,
        is_removed=is_removed,
    )
