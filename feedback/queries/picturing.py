"""Who sees which picture: whoever sent it, and those who may read the words beside it."""

from uuid import UUID

from django.db.models import Q

from feedback.models import Answer, Consultation, Picture, Response
from feedback.queries.answering import place_of
from feedback.queries.safety import threads_set_apart
from feedback.queries.sheets import sheet_of
from feedback.queries.visits import Visit
from feedback.question_types import with_pictures


def picture_of(visit: Visit, name: UUID) -> Picture | None:
    """Return a picture that the visitor's own answers name, as they stand now, or None."""
    place = place_of(visit)
    sheet = sheet_of(place.version_id(visit))
    if str(name) not in sheet.pictures_in(place.values(sheet)):
        return None
    return Picture.objects.filter(consultation=visit.consultation, pk=name).first()


def picture_beside(
    consultation: Consultation, answer_id: UUID, *, reads: bool, keeps_safe: bool
) -> Picture | None:
    """Return the picture of an answer that was sent, or None.

    Readers see those of answers that count or are held; whoever keeps people safe those of answers that were set apart,
    which readers do not see any more.
    """
    current = Response.objects.current().filter(consultation=consultation)
    rows = Answer.objects.filter(response__in=current, question__kind__in=with_pictures())
    apart = Q(response__thread__in=threads_set_apart())
    seen = Q(pk__in=[])
    if reads:
        seen |= ~apart
    if keeps_safe:
        seen |= apart
    found = rows.filter(seen, pk=answer_id).exclude(choice="").values_list("choice", flat=True)
    name = found.first()
    return Picture.objects.filter(consultation=consultation, pk=name).first() if name else None
