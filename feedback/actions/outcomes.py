"""Writing what came of each item. Every saved wording is kept; two people writing at once keep both."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from access import audit
from access.actors import Actor
from feedback import terms
from feedback.actions.release import local_day, lock_in_order, locked
from feedback.actions.schedule import reset_next_notice
from feedback.models import Consultation, Item, Outcome, OutcomeVersion, OutcomeWording, Theme
from feedback.queries.outcomes import ItemBoard, boards_of, item_board, words_of


@transaction.atomic
def add_item(*, actor: Actor, consultation: Consultation, text: str) -> Item:
    """Add something that people raised themselves; from now on it is owed an answer too.

    Raises:
        ValidationError: when nobody was asked yet, or with code `withdrawn` when the ask was withdrawn.

    """
    consultation = locked(consultation)
    if consultation.opened_at is None:
        raise ValidationError(_("Nobody has been asked yet. What people raise comes after that."))
    if consultation.withdrawn_at is not None:
        raise ValidationError(
            _("This was withdrawn, so nothing more can be added."), code="withdrawn"
        )
    last = consultation.items.aggregate(last=Max("position"))["last"] or 0
    item = Item.objects.create(
        organisation=consultation.organisation,
        consultation=consultation,
        text=text,
        position=last + 1,
    )
    audit.record(actor, "item_added", item, consultation=consultation.pk)
    reset_next_notice(consultation, today=local_day(consultation, timezone.now()))
    return item


@transaction.atomic
def rename_item(*, actor: Actor, item: Item, text: str) -> Item:
    """Give an item other words, until something was published about it.

    Raises:
        ValidationError: when people have read about it under its name.

    """
    item = locked_item(item)
    if any(board.published is not None or board.is_quick_fix for board in boards_of(item)):
        raise ValidationError(_("People have read about this under its name, so the name stays."))
    item.text = text
    item.save(update_fields=["text"])
    audit.record(actor, "item_renamed", item, consultation=item.consultation_id)
    return item


@transaction.atomic
def choose_themes(*, actor: Actor, item: Item, theme_ids: Collection[int]) -> None:
    """Say which themes of the project belong to an item, and no others. A draft of "you said" is made from these.

    Raises:
        ValidationError: with code `elsewhere` for a theme that is not of this project.

    """
    item = locked_item(item)
    wanted = set(theme_ids)
    themes = Theme.objects.filter(project=item.consultation.project_id, pk__in=wanted)
    if len(themes) != len(wanted):
        raise ValidationError(_("Choose among the themes of this project."), code="elsewhere")
    if set(item.themes.values_list("pk", flat=True)) == wanted:
        return
    item.themes.set(themes)
    audit.record(actor, "item_themes_chosen", item, consultation=item.consultation_id)


@transaction.atomic
def save_outcome(
    *,
    actor: Actor,
    item: Item,
    words: Mapping[str, Any],
    started_from: int,
    now: datetime,
    is_drafted: bool = False,
    outcome: Outcome | None = None,
) -> OutcomeVersion:
    """Save a wording as the next version. It may be incomplete; only publishing asks for everything.

    It is a wording of the outcome given, otherwise of the first one of the item.

    `started_from` is the newest number that the writer saw (0 for none). When somebody saved other words
    since, this wording is kept beside theirs with `set_aside`, until someone decides between the two.
    The same words as the version that counts make no new version. With `is_drafted` "you said" was put together
    from the result and nobody has read it over: then it cannot be published.

    Raises:
        ValidationError: when people can still answer, or a promise is taken back that nobody was given.

    """
    item = locked_item(item)
    check_time(item.consultation, now)
    board = item_board(item, outcome)
    _check_own(board)
    _check_disposition(board, str(words["disposition"]))
    head = board.head
    if head is not None and not board.asides and _says(head, words, is_drafted=is_drafted):
        return head
    aside = _has_moved(board, started_from)
    return _write(actor, board, words, now=now, set_aside=aside, is_drafted=is_drafted)


@transaction.atomic
def keep_version(
    *,
    actor: Actor,
    item: Item,
    number: int,
    started_from: int,
    now: datetime,
    outcome: Outcome | None = None,
) -> OutcomeVersion:
    """Decide between wordings saved at the same time: the one with this number counts from now on.

    Raises:
        ValidationError: when there is no such wording, or yet another one was saved meanwhile.

    """
    item = locked_item(item)
    check_time(item.consultation, now)
    board = item_board(item, outcome)
    _check_own(board)
    chosen = next((one for one in board.history if one.number == number), None)
    if chosen is None:
        raise ValidationError(_("This wording does not exist. Choose one of those on the page."))
    if board.newest_number != started_from:
        raise ValidationError(
            _("Somebody saved again while you were choosing. Look at the words once more.")
        )
    drafted = chosen.is_drafted
    kept = _write(actor, board, words_of(chosen), now=now, set_aside=False, is_drafted=drafted)
    word_as(kept, chosen.wordings.all())
    return kept


def write_version(
    *, outcome: Outcome, words: Mapping[str, Any], member_id: int | None, now: datetime, **more: Any
) -> OutcomeVersion:
    """Insert the next version of an outcome, its row locked. For the actions of this app, inside their transaction."""
    rows = Outcome.objects.select_for_update().filter(pk=outcome.pk)
    outcome.latest = rows.values_list("latest", flat=True).get() + 1
    outcome.save(update_fields=["latest"])
    return OutcomeVersion.objects.create(
        organisation=outcome.organisation,
        outcome=outcome,
        number=outcome.latest,
        saved_by_id=member_id,
        saved_at=now,
        **words,
        **more,
    )


def word_as(version: OutcomeVersion, wordings: Iterable[OutcomeWording]) -> None:
    """Word a version that says the same as another one as that one is worded: in Easy Read, for children, in languages."""
    made = list(wordings)
    for wording in made:
        wording.pk, wording.outcome_version = None, version
        wording._state.adding = True
    OutcomeWording.objects.bulk_create(made)


def outcome_of(item: Item) -> Outcome:
    """Return the first outcome in which an item's words stand; made when there is none yet."""
    outcome = item.outcomes.filter(dropped_on=None).order_by("position", "pk").first()
    if outcome is None:
        outcome = Outcome.objects.create(
            organisation=item.organisation, consultation=item.consultation
        )
        outcome.items.add(item)
    return outcome


def _write(
    actor: Actor,
    board: ItemBoard,
    words: Mapping[str, Any],
    *,
    now: datetime,
    set_aside: bool,
    is_drafted: bool,
) -> OutcomeVersion:
    version = write_version(
        outcome=board.outcome or outcome_of(board.item),
        words=words,
        member_id=actor.member_id,
        now=now,
        set_aside=set_aside,
        is_drafted=is_drafted,
    )
    audit.record(
        actor,
        "outcome_saved",
        version,
        consultation=board.item.consultation_id,
        number=version.number,
        set_aside=version.set_aside,
    )
    return version


def _says(version: OutcomeVersion, words: Mapping[str, Any], *, is_drafted: bool) -> bool:
    return words_of(version) == dict(words) and version.is_drafted == is_drafted


def locked_item(item: Item) -> Item:
    """Return the item's row anew, locked where the engine locks rows: first its ask with those it shares outcomes with."""
    lock_in_order(item.consultation)
    Item.objects.select_for_update().get(pk=item.pk)
    return Item.objects.all().for_page().get(pk=item.pk)


def _has_moved(board: ItemBoard, started_from: int) -> bool:
    """Whether other words than those the writer saw stand there by now."""
    if board.newest_number == started_from:
        return False
    if board.asides:
        return True
    seen = next((one for one in board.history if one.number == started_from), None)
    is_same = seen is not None and board.head is not None and words_of(seen) == words_of(board.head)
    return not is_same


def check_time(consultation: Consultation, now: datetime) -> None:
    """Refuse while people can answer.

    Raises:
        ValidationError: with code `too_early`.

    """
    if not consultation.has_ended(now):
        raise ValidationError(terms.TOO_EARLY, code="too_early")


def _check_own(board: ItemBoard) -> None:
    if board.is_carried:
        raise ValidationError(
            _("This is written with another ask, and people here are told the same."),
            code="carried",
        )


def _check_disposition(board: ItemBoard, disposition: str) -> None:
    if disposition == "reversed" and not board.was_promised:
        raise ValidationError(
            _("Nothing was published about this yet, so there is no promise to take back."),
            code="nothing_promised",
        )
