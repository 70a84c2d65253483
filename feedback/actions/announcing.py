"""Making wordings public once they are checked: used by the actions that publish, inside their transaction."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from access import audit
from access.actors import Actor
from feedback.actions.load import mark_asked_stale
from feedback.actions.outcomes import outcome_of, word_as, write_version
from feedback.actions.release import check_somebody_hears, local_day, release
from feedback.actions.schedule import reset_next_notice
from feedback.actions.sharing import tell_the_others
from feedback.domain.dispositions import Disposition
from feedback.domain.publishing import ChannelPlan
from feedback.models import Consultation, OutcomeVersion, Publication, PublicationKind
from feedback.queries.audience import Audience, audience
from feedback.queries.heard import first_heard, who_was_heard
from feedback.queries.outcomes import ItemBoard, item_boards, words_of


def announce(
    actor: Actor,
    consultation: Consultation,
    *,
    kind: PublicationKind,
    versions: Sequence[OutcomeVersion],
    channels: Sequence[ChannelPlan],
    people: Audience | None = None,
    weighed: str = "",
    now: datetime,
) -> Publication:
    """Publish these wordings of an ask, and in every other ask that hears the same; note it down and set the clock.

    Runs inside the caller's transaction, with all of them locked.

    Raises:
        ValidationError: with code `channels` when somebody would not hear.

    """
    people = people or audience(consultation)
    check_somebody_hears(people, channels)
    publication = release(
        actor=actor,
        consultation=consultation,
        kind=kind,
        versions=versions,
        people=people,
        channels=channels,
        weighed=weighed,
        heard=first_heard(consultation) or who_was_heard(consultation, people.answered),
        now=now,
    )
    tell_the_others(
        actor=actor, publication=publication, versions=versions, channels=channels, now=now
    )
    audit.record(
        actor,
        f"{kind}_published",
        publication,
        consultation=consultation.pk,
        items=len(versions),
        mails=len(people.by_mail),
        by_hand=len(people.by_hand),
        channels=len(channels),
    )
    reset_next_notice(consultation, today=local_day(consultation, now))
    mark_asked_stale(consultation)
    return publication


def write_over(
    actor: Actor,
    board: ItemBoard,
    disposition: Disposition,
    words: Mapping[str, object],
    *,
    now: datetime,
) -> OutcomeVersion:
    """Write a wording to be published at once. A draft that stood there stays on top of a holding word, with its other words."""
    outcome = board.outcome or outcome_of(board.item)
    blank = words_of(OutcomeVersion()) | {
        "you_said": board.published.you_said if board.published else ""
    }
    version = write_version(
        outcome=outcome,
        words=blank | dict(words) | {"disposition": disposition},
        member_id=actor.member_id,
        now=now,
    )
    if disposition == Disposition.STILL_DECIDING and board.has_news and board.head is not None:
        again = write_version(
            outcome=outcome,
            words=words_of(board.head),
            member_id=board.head.saved_by_id,
            now=board.head.saved_at,
            is_drafted=board.head.is_drafted,
        )
        word_as(again, board.head.wordings.all())
    return version


def open_boards(consultation: Consultation) -> list[ItemBoard]:
    """Return the outcomes without a final word that are written with this ask; one that has several items once."""
    found: dict[object, ItemBoard] = {}
    for board in item_boards(consultation):
        if not board.is_final and not board.is_carried:
            found.setdefault(board.outcome_id or board.item, board)
    return list(found.values())
