"""One outcome for several asks of a project: choosing what else it answers."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from access.gate import gate
from access.pages import page
from feedback import policies
from feedback.actions.sharing import share_outcome
from feedback.forms.sharing import SharingForm
from feedback.models import Item
from feedback.queries.outcomes import ItemBoard
from feedback.queries.sharing import may_answer_too
from feedback.views.frame import StaffRequest, own_board, sent


@gate(policies.may_publish, Item)
def outcome_share(request: StaffRequest, item: Item, outcome: int) -> HttpResponseBase:
    """Choose what else this outcome answers, in other asks of the project that have ended."""
    board, now = own_board(item, outcome), timezone.now()
    things = [one for one in may_answer_too(board) if one.consultation.has_ended(now)]
    data = sent(request)
    before = [str(one.pk) for one in things if one.pk in _linked(board)]
    form = SharingForm(data, things=things, initial={"items": before})
    if data is not None and form.is_valid():
        try:
            share_outcome(
                actor=request.actor,
                item=item,
                outcome=board.outcome,
                item_ids=form.chosen(),
                now=now,
            )
        except ValidationError as refusal:
            form.add_error("items", refusal)
        else:
            messages.success(
                request, _("Saved. People of every ask chosen hear it when you publish.")
            )
            return redirect(
                "feedback:outcome_list", org=item.organisation.slug, pk=item.consultation_id
            )
    context = {"item": item, "consultation": item.consultation, "board": board, "form": form}
    status = 422 if form.is_bound else 200
    return page(
        request, "feedback/outcomes/share.html", context | {"things": things}, status=status
    )


def _linked(board: ItemBoard) -> set[int]:
    return set(board.outcome.items.values_list("pk", flat=True)) if board.outcome else set()
