"""Several outcomes of one item, for those who write what happened."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from access.gate import gate
from access.pages import page
from feedback import policies, terms
from feedback.actions import outcome_parts as actions
from feedback.forms.outcome_parts import PartsForm
from feedback.models import Item
from feedback.queries.outcomes import boards_of
from feedback.views.frame import StaffRequest, sent


@gate(policies.may_publish, Item)
def outcome_parts(request: StaffRequest, item: Item) -> HttpResponseBase:
    """Name the outcomes of an item, put them in order, add one or drop one."""
    data = sent(request)
    form = PartsForm(data, boards=boards_of(item))
    if data is not None and form.is_valid():
        try:
            _do(request, item, form, data.get("do", ""))
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            return redirect("feedback:outcome_parts", org=item.organisation.slug, pk=item.pk)
    context = {
        "item": item,
        "consultation": item.consultation,
        "form": form,
        "has_ended": item.consultation.has_ended(timezone.now()),
        "too_early": terms.TOO_EARLY,
    }
    status = 422 if form.is_bound else 200
    return page(request, "feedback/outcomes/parts.html", context, status=status)


def _do(request: StaffRequest, item: Item, form: PartsForm, what: str) -> None:
    """Keep the names, and do what the button says: `up-7`, `down-7` or `drop-7` for the outcome with this key."""
    now, order = timezone.now(), form.order()
    verb, _dash, key = what.partition("-")
    pk = int(key) if key.isdecimal() and len(key) < 12 else 0  # noqa: PLR2004 -- longer than any key
    if verb in {"up", "down"} and pk in order:
        order = _moved(order, pk, -1 if verb == "up" else 1)
    actions.arrange_parts(actor=request.actor, item=item, names=form.names(), order=order, now=now)
    if verb == "drop":
        actions.drop_part(actor=request.actor, item=item, outcome_id=pk, now=now)
        messages.success(
            request, _("Dropped. Its words are kept in the history of the organisation.")
        )
    elif form.cleaned_data["new"]:
        actions.add_part(actor=request.actor, item=item, name=form.cleaned_data["new"], now=now)
        messages.success(request, _("Added. People are owed an answer about this part too."))
    else:
        messages.success(request, _("Saved."))


def _moved(order: list[int], pk: int, by: int) -> list[int]:
    place = order.index(pk)
    other = min(max(place + by, 0), len(order) - 1)
    order[place], order[other] = order[other], order[place]
    return order
