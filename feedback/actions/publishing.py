"""Making public what came of it. Nothing is sent here: the planner reads the rows of who is to be told."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from access.actors import Actor
from feedback import loop_terms, terms
from feedback.actions.announcing import announce, open_boards, write_over
from feedback.actions.outcomes import check_time, write_version
from feedback.actions.release import local_day, locked
from feedback.actions.sharing import part_unfinished
from feedback.actions.thinking import note_weighing
from feedback.domain.dispositions import FINAL, Disposition
from feedback.domain.publishing import ChannelPlan
from feedback.models import Consultation, OutcomeVersion, Publication, PublicationKind
from feedback.queries.audience import audience
from feedback.queries.outcomes import ItemBoard, holding_allowed_on, item_boards, words_of
from feedback.queries.thinking import plan_of
from ui.days import day_in_words


@transaction.atomic
def publish(
    *,
    actor: Actor,
    consultation: Consultation,
    versions: Mapping[int, int],
    channels: Sequence[ChannelPlan] = (),
    weighed: str = "",
    now: datetime,
) -> Publication:
    """Make the checked wordings public, all items or some, and note down everyone who is to be told.

    `versions` maps each outcome to the number of the wording that was looked at. `weighed` says how the answers were
    weighed; where it is empty, what stands in the plan of the ask counts.

    Raises:
        ValidationError: with code `too_early` while people can answer, `changed` when a wording is not the one
            looked at or not complete, `nothing` without any, `channels` when somebody would not hear, `weighed` when
            a first final word goes out and nobody has said how the answers were weighed.

    """
    consultation = locked(consultation)
    check_time(consultation, now)
    today = local_day(consultation, now)
    boards = item_boards(consultation)
    chosen = [board for board in boards if board.outcome_id in versions]
    if not versions:
        raise ValidationError(_("Choose at least one thing to publish."), code="nothing")
    seen = {board.outcome_id for board in chosen if _is_as_seen(board, versions, today)}
    if seen != set(versions):
        raise ValidationError(
            _("The words changed while you were looking. Check them once more."), code="changed"
        )
    heads = [_said_anew(actor, one, now) for one in _heads(chosen)]
    people = audience(consultation, is_reversal=kind_of(heads) == PublicationKind.REVERSAL)
    said = weighed.strip() or plan_of(consultation).weighed.strip()
    if not said and needs_weighing(boards, heads, people.answered):
        raise ValidationError(loop_terms.NOT_WEIGHED, code="weighed")
    if said and people.answered:
        note_weighing(actor=actor, consultation=consultation, words=said)
    return announce(
        actor,
        consultation,
        kind=kind_of(heads),
        versions=heads,
        channels=channels,
        people=people,
        weighed=said if any(one.disposition in FINAL for one in heads) else "",
        now=now,
    )


@transaction.atomic
def say_still_deciding(
    *,
    actor: Actor,
    consultation: Consultation,
    held_up_by: str,
    next_on: date,
    channels: Sequence[ChannelPlan] = (),
    now: datetime,
) -> Publication:
    """Publish for every item without a final word what is holding it up and by when people hear more.

    Drafts stay as they were, on top. What people said is shown only where it was published before.

    Raises:
        ValidationError: with code `too_early` while people can answer, `nothing` when every item has its final
            word, `too_often` within four weeks of the last one, `next_on` when the day is not to come,
            `channels` when somebody would not hear.

    """
    consultation = locked(consultation)
    check_time(consultation, now)
    today = local_day(consultation, now)
    boards = open_boards(consultation)
    _check_holding(consultation, boards, next_on=next_on, today=today)
    words = {"held_up_by": held_up_by, "next_on": next_on}
    versions = [
        write_over(actor, board, Disposition.STILL_DECIDING, words, now=now) for board in boards
    ]
    return announce(
        actor,
        consultation,
        kind=PublicationKind.HOLDING,
        versions=versions,
        channels=channels,
        now=now,
    )


@transaction.atomic
def withdraw(
    *,
    actor: Actor,
    consultation: Consultation,
    why: str,
    answers_fate: str,
    channels: Sequence[ChannelPlan] = (),
    now: datetime,
) -> Publication:
    """Stop asking, say why and what happens to the answers; whoever answered is told, and the others asked too.

    Items that already have a final word keep it. Where there is no other, what happens to the answers stands with the why.

    Raises:
        ValidationError: with code `not_open` when nobody was asked yet, `withdrawn` the second time, `channels`
            when somebody would not hear.

    """
    consultation = locked(consultation)
    if consultation.opened_at is None:
        raise ValidationError(
            _("Nobody has been asked yet, so there is nothing to withdraw."), code="not_open"
        )
    if consultation.withdrawn_at is not None:
        raise ValidationError(_("This was withdrawn already."), code="withdrawn")
    part_unfinished(consultation)
    boards = open_boards(consultation)
    consultation.withdrawn_at = now
    consultation.withdrawn_why = why if boards else f"{why}\n{answers_fate}"
    consultation.save(update_fields=["withdrawn_at", "withdrawn_why"])
    words = {"why": why, "answers_fate": answers_fate}
    versions = [write_over(actor, board, Disposition.WITHDRAWN, words, now=now) for board in boards]
    return announce(
        actor,
        consultation,
        kind=PublicationKind.WITHDRAWAL,
        versions=versions,
        channels=channels,
        now=now,
    )


def kind_of(heads: Sequence[OutcomeVersion]) -> PublicationKind:
    """Return what publishing these wordings amounts to."""
    found = {version.disposition for version in heads}
    if Disposition.REVERSED in found:
        return PublicationKind.REVERSAL
    if found == {Disposition.STILL_DECIDING}:
        return PublicationKind.HOLDING
    return PublicationKind.OUTCOME


def needs_weighing(
    boards: Sequence[ItemBoard], heads: Sequence[OutcomeVersion], answered: int
) -> bool:
    """Whether these are the first final words about what people said: not a holding word, a withdrawal or a reversal,
    and not where nobody answered.
    """
    weighs = FINAL - {Disposition.WITHDRAWN}
    first = not any(board.was_promised for board in boards)
    final = any(one.disposition in weighs for one in heads)
    return bool(answered) and first and final


def _heads(boards: Sequence[ItemBoard]) -> list[OutcomeVersion]:
    """Return the wordings that count, each once."""
    return list({board.head.pk: board.head for board in boards if board.head}.values())


def _said_anew(actor: Actor, head: OutcomeVersion, now: datetime) -> OutcomeVersion:
    """Return the wording, or where it was written as a quick fix, the same one as a version of its own."""
    if head.publication_id is None and not head.is_quick_fix:
        return head
    return write_version(
        outcome=head.outcome, words=words_of(head), member_id=actor.member_id, now=now
    )


def _is_as_seen(board: ItemBoard, versions: Mapping[int, int], today: date) -> bool:
    return board.head_number == versions[board.outcome_id] and board.is_ready(today)


def _check_holding(
    consultation: Consultation, boards: Sequence[ItemBoard], *, next_on: date, today: date
) -> None:
    if not boards:
        raise ValidationError(
            _("Everything has its final word, so nothing is being decided any more."),
            code="nothing",
        )
    if next_on <= today:
        raise ValidationError(terms.OUTCOME_BACKWARDS["next_on"], code="next_on")
    allowed_on = holding_allowed_on(consultation)
    if allowed_on is not None and today < allowed_on:
        raise ValidationError(
            _(
                "People were told lately that you are still deciding. Until %(day)s they hear from you when "
                "there is something new."
            ),
            code="too_often",
            params={"day": day_in_words(allowed_on)},
        )
