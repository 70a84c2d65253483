"""Keeping pictures beside answers, and letting them go when no answer and no draft names them any more.

A picture is no row of anybody's: answers name it. So whatever deletes answers or drafts calls `sweep` or `let_go` in the
same transaction.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db import transaction

from feedback.models import Answer, Consultation, Draft, Picture
from feedback.question_types import with_pictures
from feedback.question_types.photo.redraw import Redrawn

type Drawn = Mapping[str, Redrawn]
"""Pictures that were just drawn anew, by their names."""


def keep_pictures(consultation: Consultation, drawn: Drawn, *, today: date) -> None:
    """Keep pictures of answers that are kept in the same transaction; the same picture twice is kept once."""
    if not drawn:
        return
    Picture.objects.bulk_create(
        (
            Picture(
                id=name,
                organisation_id=consultation.organisation_id,
                consultation=consultation,
                content=one.content,
                width=one.width,
                height=one.height,
                came_on=today,
            )
            for name, one in drawn.items()
        ),
        ignore_conflicts=True,
    )


def let_go(consultation: Consultation, names: Iterable[str]) -> None:
    """Delete these pictures, which a person's draft named and names no more, unless an answer that was sent names them."""
    gone = set(names)
    if gone:
        gone -= set(
            _said([consultation.pk]).filter(choice__in=gone).values_list("choice", flat=True)
        )
        Picture.objects.filter(consultation=consultation, pk__in=gone).delete()


@transaction.atomic
def sweep(consultation_ids: Iterable[int] | None = None) -> int:
    """Delete every picture that no answer and no draft names, of these consultations or of all; return how many.

    Pictures are looked up before what may name them: one that comes meanwhile comes with its draft.
    """
    rows = Picture.objects.all()
    if consultation_ids is not None:
        rows = rows.filter(consultation__in=list(consultation_ids))
    found = dict(rows.values_list("pk", "consultation"))
    if not found:
        return 0
    about = set(found.values())
    named = {name for answers in _typed(about) for name in _names_in(answers)}
    named |= set(_said(about).exclude(choice="").values_list("choice", flat=True))
    gone = [pk for pk in found if str(pk) not in named]
    Picture.objects.filter(pk__in=gone).delete()
    return len(gone)


def _said(about: Iterable[int]) -> Any:
    return Answer.objects.filter(
        question__kind__in=with_pictures(), response__consultation__in=list(about)
    )


def _typed(about: Iterable[int]) -> Any:
    drafts = Draft.objects.filter(consultation__in=list(about))
    return drafts.values_list("answers", flat=True).iterator()


def _names_in(answers: Mapping[str, Any]) -> list[str]:
    """Whatever in a draft can be the name of a picture; a draft outlives the version of its questions."""
    values = (value for value in answers.values() if isinstance(value, dict))
    return [name for value in values if isinstance(name := value.get("picture"), str)]
