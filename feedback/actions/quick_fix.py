"""What could not wait: something unsafe is put right while people can still answer, and everybody may read that it was.

It is no answer to people and no decision: nobody is written to, because that would show who answered so far, and after
closing it is owed an answer like everything else.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from access import audit
from access.actors import Actor
from feedback.actions.outcomes import outcome_of, write_version
from feedback.actions.release import local_day, locked, release
from feedback.actions.schedule import reset_next_notice
from feedback.domain.dispositions import Disposition, missing
from feedback.domain.publishing import ChannelPlan
from feedback.loop_terms import SAFETY
from feedback.models import Consultation, Item, OutcomeVersion, Publication, PublicationKind
from feedback.queries.audience import Audience
from feedback.queries.outcomes import item_board, words_of
from feedback.queries.quick_fix import WaitingFix

MOST = 20
"""How many may be written for one ask; more are no exceptions any more."""


@transaction.atomic
def write_fix(
    *, actor: Actor, consultation: Consultation, about: str, words: Mapping[str, Any], now: datetime
) -> Item:
    """Write down what was unsafe and what was changed. Nobody outside sees it before somebody else has looked at it.

    `words` holds what is different, from when, and where to see it.

    Raises:
        ValidationError: with code `not_open` unless people can answer, `missing` when something is not said, `too_many`.

    """
    consultation = locked(consultation)
    _check_open(consultation, now)
    given = words_of(OutcomeVersion()) | dict(words) | {"disposition": Disposition.CHANGED}
    if not about.strip() or missing(Disposition.CHANGED, given):
        raise ValidationError(
            _("Say what was unsafe, what is different, from when, and where to see it."),
            code="missing",
        )
    items = list(consultation.items.all())
    if sum(one.source == SAFETY for one in items) >= MOST:
        raise ValidationError(
            _("There are too many of these. Close the ask instead."), code="too_many"
        )
    item = Item.objects.create(
        organisation=consultation.organisation,
        consultation=consultation,
        text=about,
        source=SAFETY,
        position=max((one.position for one in items), default=0) + 1,
    )
    version = write_version(
        outcome=outcome_of(item), words=given, member_id=actor.member_id, now=now, is_quick_fix=True
    )
    audit.record(actor, "quick_fix_written", version, consultation=consultation.pk, item=item.pk)
    reset_next_notice(consultation, today=local_day(consultation, now))
    return item


@transaction.atomic
def publish_fix(
    *,
    actor: Actor,
    item: Item,
    seen: str,
    channels: Sequence[ChannelPlan] = (),
    now: datetime,
) -> Publication:
    """Let everybody read what was put right at once: on the public page, and on a poster where one is named.

    `seen` is the stamp of what the second person looked at: that and nothing else goes out. The caller has checked that
    the actor is a manager or keeps people safe here.

    Raises:
        ValidationError: with code `not_open` unless people can answer, `same` for whoever wrote it, `nothing` when it is
            public already or there is nothing of that kind, `changed` when it says something else by now.

    """
    consultation = locked(item.consultation)
    _check_open(consultation, now)
    board = item_board(item)
    head = board.head
    if head is None or not head.is_quick_fix or head.publication_id is not None:
        raise ValidationError(
            _("There is nothing here that waits to be looked at."), code="nothing"
        )
    if head.saved_by_id == actor.member_id:
        raise ValidationError(
            _("You wrote this. Somebody else looks at it before people read it."), code="same"
        )
    if WaitingFix(board.item, head).stamp != seen:
        raise ValidationError(
            _("The words changed while you were looking. Check them once more."), code="changed"
        )
    publication = release(
        actor=actor,
        consultation=consultation,
        kind=PublicationKind.QUICK_FIX,
        versions=[head],
        people=Audience(),
        channels=channels,
        now=now,
    )
    audit.record(actor, "quick_fix_published", publication, consultation=consultation.pk)
    return publication


def _check_open(consultation: Consultation, now: datetime) -> None:
    if not consultation.is_open(now):
        raise ValidationError(
            _("This is for asks that people can still answer. Write what happened instead."),
            code="not_open",
        )
