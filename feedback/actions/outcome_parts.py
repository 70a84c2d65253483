"""Several outcomes of one item: adding one, naming them, their order, and dropping one that nobody has read."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from access import audit
from access.actors import Actor
from feedback.actions.outcomes import check_time, locked_item, outcome_of
from feedback.actions.release import local_day
from feedback.actions.schedule import reset_next_notice
from feedback.models import Item, Outcome
from feedback.queries.outcomes import ItemBoard, boards_of

MOST = 12
"""How many outcomes one item may have; more are things of their own."""


@transaction.atomic
def add_part(*, actor: Actor, item: Item, name: str, now: datetime) -> Outcome:
    """Add an outcome to an item. From now on the item is answered only when this one is final too.

    Where nothing was written before, the item as a whole stays the first of two.

    Raises:
        ValidationError: while people can answer, or with code `too_many`.

    """
    item = locked_item(item)
    check_time(item.consultation, now)
    outcome_of(item)
    live = item.outcomes.filter(dropped_on=None).order_by("position", "pk")
    if len(live) >= MOST:
        raise ValidationError(
            _("So many parts are too much to read. Add another thing that people raised instead."),
            code="too_many",
        )
    made = Outcome.objects.create(
        organisation=item.organisation,
        consultation=item.consultation,
        name=name,
        position=max(one.position for one in live) + 1,
    )
    made.items.add(item)
    audit.record(actor, "outcome_added", made, consultation=item.consultation_id, item=item.pk)
    reset_next_notice(item.consultation, today=local_day(item.consultation, now))
    return made


@transaction.atomic
def arrange_parts(
    *, actor: Actor, item: Item, names: Mapping[int, str], order: Sequence[int], now: datetime
) -> None:
    """Give the outcomes of an item their names and their order, both by key. What people have read keeps its name."""
    item = locked_item(item)
    places = {pk: place for place, pk in enumerate(order, start=1)}
    for board in boards_of(item):
        one = board.outcome
        if one is None or board.is_carried or one.pk not in places:
            continue
        one.position = places[one.pk]
        if board.published is None:
            one.name = names.get(one.pk, one.name)
        one.save(update_fields=["position", "name"])
    audit.record(actor, "outcomes_arranged", item, consultation=item.consultation_id)


@transaction.atomic
def drop_part(*, actor: Actor, item: Item, outcome_id: int, now: datetime) -> None:
    """Drop an outcome of an item. Its wordings are kept, and count no more.

    Raises:
        ValidationError: with code `read` when people have read it, `last` when it is the only one, `gone` when there is
            no such outcome.

    """
    item = locked_item(item)
    boards = boards_of(item)
    board = next((one for one in boards if one.outcome_id == outcome_id), None)
    if board is None or board.outcome is None or board.is_carried:
        raise ValidationError(_("This part is not there any more."), code="gone")
    _check_drop(board, len(boards))
    board.outcome.dropped_on = local_day(item.consultation, now)
    board.outcome.save(update_fields=["dropped_on"])
    audit.record(
        actor, "outcome_dropped", board.outcome, consultation=item.consultation_id, item=item.pk
    )
    reset_next_notice(item.consultation, today=local_day(item.consultation, now))


def _check_drop(board: ItemBoard, count: int) -> None:
    if any(version.publication_id for version in board.history):
        raise ValidationError(
            _(
                "People have read this, so it stays. Write what became of it, or that it is not happening after all."
            ),
            code="read",
        )
    if count == 1:
        raise ValidationError(_("This is the only one. Change its words instead."), code="last")
