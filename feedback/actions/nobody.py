"""Saying that nobody answered: one public line with why we think so, who decided what comes next, and what that is."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from access.actors import Actor
from feedback import terms
from feedback.actions.announcing import announce, open_boards, write_over
from feedback.actions.outcomes import add_item, check_time
from feedback.actions.release import local_day, locked
from feedback.domain.dispositions import Disposition, backward_dates, missing
from feedback.domain.publishing import ChannelPlan
from feedback.models import Consultation, Publication, PublicationKind
from feedback.queries.asking import language_of
from feedback.queries.audience import audience
from feedback.queries.nobody import nobody_answered
from feedback.queries.outcomes import item_boards


@transaction.atomic
def say_nobody_answered(
    *,
    actor: Actor,
    consultation: Consultation,
    why: str,
    decided_by: str,
    revisit_on: date | None = None,
    channels: Sequence[ChannelPlan] = (),
    now: datetime,
) -> Publication:
    """Publish for everything without a final word that nobody answered, and why we think so.

    Where there is nothing that an answer is owed about, "Nobody answered" is written down as that. Without `revisit_on`
    people read that it will not be looked at again. Our own words are in the language of the ask.

    Raises:
        ValidationError: with code `too_early` while people can answer, `answered` when somebody did, `nothing` when it
            was withdrawn or has its final word, `missing` without words, `revisit_on` when that day is not to come,
            `channels` when nothing public is named.

    """
    consultation = locked(consultation)
    today = local_day(consultation, now)
    with override(language_of(consultation)):
        called, you_said = gettext("Nobody answered"), gettext("Nobody answered.")
        reason = gettext("We think this is why: %(why)s") % {"why": why.strip()}
    words = {
        "disposition": Disposition.NOT_CHANGED,
        "you_said": you_said,
        "why": reason,
        "decided_by": decided_by,
        "revisit_on": revisit_on,
        "is_settled": revisit_on is None,
    }
    _check(consultation, why, words, today=today, now=now)
    if not consultation.items.exists():
        add_item(actor=actor, consultation=consultation, text=called)
    versions = [
        write_over(actor, board, Disposition.NOT_CHANGED, words, now=now)
        for board in open_boards(consultation)
    ]
    return announce(
        actor,
        consultation,
        kind=PublicationKind.OUTCOME,
        versions=versions,
        channels=channels,
        now=now,
    )


def _check(
    consultation: Consultation, why: str, words: Mapping[str, object], *, today: date, now: datetime
) -> None:
    check_time(consultation, now)
    people, boards = audience(consultation), item_boards(consultation)
    if people.answered:
        raise ValidationError(
            _("Somebody answered. Write what happened with what they said."), code="answered"
        )
    if not nobody_answered(consultation, people, boards, now):
        raise ValidationError(_("People have read what came of this already."), code="nothing")
    if not why.strip() or missing(Disposition.NOT_CHANGED, words):
        raise ValidationError(terms.OUTCOME_MISSING["why"], code="missing")
    if backward_dates(Disposition.NOT_CHANGED, words, said_on=today):
        raise ValidationError(terms.OUTCOME_BACKWARDS["revisit_on"], code="revisit_on")
