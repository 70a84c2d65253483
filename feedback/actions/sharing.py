"""One outcome for several asks: choosing what it answers too, telling their people, and going separate ways again."""

from collections.abc import Collection, Sequence
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from access import audit
from access.actors import Actor
from feedback.actions.load import mark_asked_stale
from feedback.actions.outcomes import check_time, locked_item, outcome_of, word_as
from feedback.actions.release import (
    check_somebody_hears,
    local_day,
    lock_in_order,
    locked,
    release,
)
from feedback.actions.schedule import reset_next_notice
from feedback.domain.publishing import ChannelPlan
from feedback.models import (
    Consultation,
    Item,
    Outcome,
    OutcomeVersion,
    Publication,
    PublicationKind,
)
from feedback.queries.audience import audience
from feedback.queries.carried import carried_in
from feedback.queries.heard import first_heard, who_was_heard
from feedback.queries.outcomes import ItemBoard, item_board, item_boards
from feedback.queries.sharing import hear_too, may_answer_too, theirs
from feedback.queries.thinking import plan_of


@transaction.atomic
def share_outcome(
    *,
    actor: Actor,
    item: Item,
    outcome: Outcome | None,
    item_ids: Collection[int],
    now: datetime,
) -> Outcome:
    """Let an outcome answer these things of other ended asks of the project too, and no others.

    Their people hear with the next publication. What people of an ask were told before stays theirs when it goes its own way.

    Raises:
        ValidationError: with code `elsewhere` for what belongs to another organisation or project, is still open, was
            withdrawn or has words of its own; `public` when everything written is public already, so that nothing new
            would tell them; `carried` when the outcome itself belongs to another ask.

    """
    wanted = set(item_ids)
    asks = Item.objects.filter(pk__in=wanted).values_list("consultation", flat=True)
    lock_in_order(item.consultation, asks)
    item = locked_item(item)
    check_time(item.consultation, now)
    board = item_board(item, outcome)
    allowed = {one.pk: one for one in may_answer_too(board) if one.consultation.has_ended(now)}
    before = _shared(board)
    _check_share(board, wanted, allowed.keys(), before)
    made = board.outcome or outcome_of(item)
    made.items.add(*(wanted - before))
    for about in {allowed[pk].consultation for pk in before - wanted if pk in allowed}:
        part_outcome(made, about)
    for pk in {one.consultation_id for one in Item.objects.filter(pk__in=wanted | before)}:
        audit.record(actor, "outcome_shared", made, consultation=pk, items=len(wanted))
    return made


def _shared(board: ItemBoard) -> set[int]:
    if board.outcome is None:
        return set()
    rows = board.outcome.items.exclude(consultation=board.item.consultation_id)
    return set(rows.values_list("pk", flat=True))


def _check_share(
    board: ItemBoard, wanted: set[int], allowed: Collection[int], before: set[int]
) -> None:
    if board.is_carried or board.item.consultation.withdrawn_at is not None:
        raise ValidationError(
            _("This is written with another ask, and people here are told the same."),
            code="carried",
        )
    if wanted - before - set(allowed):
        raise ValidationError(
            _("Choose among what is on this page. Something was answered or opened meanwhile."),
            code="elsewhere",
        )
    if wanted - before and board.published is not None and not board.has_news:
        raise ValidationError(
            _(
                "This is public already. Change its words first: then people of the other ask hear it when you publish."
            ),
            code="public",
        )


def tell_the_others(
    *,
    actor: Actor,
    publication: Publication,
    versions: Sequence[OutcomeVersion],
    channels: Sequence[ChannelPlan],
    now: datetime,
) -> list[Publication]:
    """Tell the people of every other ask that these wordings answer, each ask by a publication of its own.

    Runs inside the caller's transaction, with all of them locked.

    Raises:
        ValidationError: with code `channels` when somebody of them would not hear.

    """
    home = publication.consultation
    asks = hear_too((one.outcome_id for one in versions), home)
    made = []
    for about in asks:
        people = audience(about, is_reversal=publication.kind == PublicationKind.REVERSAL)
        check_somebody_hears(people, channels)
        sister = release(
            actor=actor,
            consultation=about,
            kind=PublicationKind(publication.kind),
            versions=(),
            people=people,
            channels=channels,
            weighed=publication.weighed and (plan_of(about).weighed.strip() or publication.weighed),
            heard=first_heard(about) or who_was_heard(about, people.answered),
            carries=publication,
            now=now,
        )
        audit.record(
            actor,
            f"{publication.kind}_published",
            sister,
            consultation=about.pk,
            items=len(theirs(versions, about)),
            carries=home.pk,
        )
        reset_next_notice(about, today=local_day(about, now))
        mark_asked_stale(about)
        made.append(sister)
    return made


def part_unfinished(consultation: Consultation) -> None:
    """Let every outcome without a final word that is shared with this ask go on by itself in the others."""
    for board in item_boards(locked(consultation)):
        if board.is_final or board.outcome is None:
            continue
        if board.is_carried:
            part_outcome(board.outcome, consultation)
        else:
            for about in hear_too([board.outcome.pk], consultation):
                part_outcome(board.outcome, about)


def part_outcome(outcome: Outcome, about: Consultation) -> Outcome | None:
    """Give an ask an outcome of its own in place of a shared one, with all that its people were told; None without words.

    Whoever reads its public page sees no difference.
    """
    items = list(outcome.items.filter(consultation=about))
    outcome.items.remove(*items)
    here = carried_in([about.pk]).get(about.pk, {})
    told = outcome.versions.filter(publication__in=here).order_by("number")
    if not items or not told:
        return None
    own = Outcome.objects.create(
        organisation=outcome.organisation,
        consultation=about,
        name=outcome.name,
        position=outcome.position,
        latest=outcome.latest,
    )
    own.items.set(items)
    for version in told:
        wordings = list(version.wordings.all())
        version.pk, version.outcome = None, own
        version._state.adding = True
        version.publication_id = here[version.publication_id or 0]
        version.save()
        word_as(version, wordings)
    return own
