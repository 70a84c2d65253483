"""What the soft checks say of an ask, with the pages on which each is put right."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse

from feedback.models import Consultation
from feedback.queries.purpose import Sentence
from feedback.queries.soft_checks import worth_a_look
from feedback.soft_checks.base.contract import ASK, PROJECT, STAGE, Where


@dataclass(frozen=True, slots=True)
class Line:
    """One thing worth a look: its question, the sentence, and the link that leads on."""

    kind: str
    label: Any
    sentence: str
    step: Any
    url: str


def lines(
    consultation: Consultation, card: Iterable[Sentence], *, minutes: int, now: datetime
) -> list[Line]:
    """Return what is worth a look before people are asked, or still matters after that."""
    found = worth_a_look(consultation, card, minutes=minutes, now=now)
    return [
        Line(one.kind, one.label, one.sentence, one.step, _address(consultation, one.where))
        for one in found
    ]


def _address(consultation: Consultation, where: Where) -> str:
    numbers = {
        ASK: consultation.pk,
        PROJECT: consultation.project_id,
        STAGE: consultation.stage_id,
    }
    values = {"org": consultation.organisation.slug, "pk": numbers[where.of]}
    return reverse(where.route, kwargs=values) + (f"#{where.anchor}" if where.anchor else "")
