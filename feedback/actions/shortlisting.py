"""Confirming which options of a ranking go on: who decided, why, and a line about each split between groups."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from access import audit
from access.actors import Actor
from feedback.domain.shortlisting import Choice
from feedback.models import Consultation, Shortlist


@dataclass(frozen=True, slots=True)
class ShortlistConflict:
    """Somebody else confirmed one meanwhile: what stands there now."""

    theirs: Shortlist


@transaction.atomic
def confirm_shortlist(
    *, actor: Actor, consultation: Consultation, question_key: UUID, based_on: int, choice: Choice
) -> Shortlist | ShortlistConflict:
    """Keep what was decided, unless somebody else did since version `based_on` was read (0: nothing yet).

    A clash changes nothing. That each split has its line is for the form to ask; the row keeps what it is given.
    """
    Consultation.objects.select_for_update().get(pk=consultation.pk)
    kept = Shortlist.objects.filter(consultation=consultation, question_key=question_key).first()
    if kept is not None and kept.version != based_on:
        return ShortlistConflict(kept)
    row = kept or Shortlist(
        organisation_id=consultation.organisation_id,
        consultation=consultation,
        question_key=question_key,
        version=0,
    )
    row.options, row.splits = list(choice.options), dict(choice.splits)
    row.decided_by, row.decided_on, row.why = choice.decided_by, choice.decided_on, choice.why
    row.by_id = actor.member_id
    row.version += 1
    row.save()
    audit.record(actor, "shortlist_confirmed", consultation, options=len(row.options))
    return row
