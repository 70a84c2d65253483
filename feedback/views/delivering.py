"""What was promised, for staff: who does it and by when, its parts, that it is done, and that it will not be."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from access.gate import gate
from access.pages import page
from feedback import policies
from feedback.actions import delivering as actions
from feedback.forms.delivering import DayDoneForm, DeliveryForm, DoneForm, values_of
from feedback.models import Delivery, Outcome
from feedback.queries.delivering import Promised, delivery_of, title_of, words_to_begin_with
from feedback.views.frame import StaffRequest, local_day, sent
from organisations.queries import colleagues, partner_choices
from ui.conflicts import chosen, clashes, with_value

LOOK_AND_SEND = ["GET", "HEAD", "POST"]


@gate(policies.may_publish, Outcome)
@require_http_methods(LOOK_AND_SEND)
def delivery_edit(request: StaffRequest, outcome: Outcome) -> HttpResponseBase:
    """Note what is promised, by when and by whom; when somebody else did meanwhile, show both."""
    delivery = delivery_of(outcome)
    theirs = values_of(delivery, draft=words_to_begin_with(outcome) if delivery is None else "")
    data = sent(request)
    data = chosen(data, theirs) if data is not None else None
    form, conflict = _form(data, delivery, theirs), None
    if data is not None and form.is_valid():
        based_on = form.cleaned_data["based_on"] or 0
        saved = actions.save_delivery(
            actor=request.actor, outcome=outcome, based_on=based_on, **form.values()
        )
        if isinstance(saved, Delivery):
            messages.success(request, _("Kept. People read it with what happened."))
            return redirect("feedback:delivery_edit", org=request.organisation.slug, pk=outcome.pk)
        theirs = values_of(saved.theirs)
        conflict = clashes(form, theirs)
        form = _form(with_value(data, "based_on", saved.theirs.version), delivery, theirs)
    status = 409 if conflict is not None else 422 if form.is_bound else 200
    context = _about(outcome, delivery) | {"form": form, "conflict": conflict}
    return page(request, "feedback/delivering/edit.html", context, status)


@gate(policies.may_deliver, Delivery)
@require_http_methods(LOOK_AND_SEND)
def delivery_done(request: StaffRequest, delivery: Delivery) -> HttpResponseBase:
    """Note that it is done, since when, and how people can see it.

    Whoever does it and may not publish notes the day, and leaves a note for those who may: no words of theirs stand in public.
    """
    today = local_day(delivery.organisation, timezone.now())
    may_publish = policies.may_publish(request.actor, delivery)
    made = DoneForm if may_publish else DayDoneForm
    initial = {"done_on": delivery.done_on or today, "note": delivery.note}
    form = made(sent(request), initial=initial)
    if form.is_bound and form.is_valid():
        try:
            actions.record_done(
                actor=request.actor, delivery=delivery, today=today, **form.cleaned_data
            )
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            said = _("Done. People read it on the public page.")
            waits = _("Done. A colleague who publishes says how people can see it.")
            messages.success(request, said if may_publish else waits)
            return to_outcomes(delivery)
    context = _about(delivery.outcome, delivery) | {"form": form, "may_publish": may_publish}
    return page(request, "feedback/delivering/done.html", context, 422 if form.is_bound else 200)


@gate(policies.may_publish, Delivery)
@require_POST
def delivery_give_up(request: StaffRequest, delivery: Delivery) -> HttpResponse:
    """Note that it will not be done, and lead to taking the promise back, which says why."""
    today = local_day(delivery.organisation, timezone.now())
    try:
        actions.give_up(actor=request.actor, delivery=delivery, today=today)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return to_outcomes(delivery)
    messages.warning(
        request,
        _("Noted. Now tell people why: choose “Not happening after all” here, and publish it."),
    )
    item = delivery.outcome.items.order_by("position", "pk").first()
    if item is None:
        return to_outcomes(delivery)
    return redirect("feedback:outcome_edit", org=request.organisation.slug, pk=item.pk)


@gate(policies.may_deliver, Delivery)
@require_POST
def delivery_reopen(request: StaffRequest, delivery: Delivery) -> HttpResponse:
    """Note that it is still to be done."""
    actions.open_again(actor=request.actor, delivery=delivery)
    messages.success(request, _("It is still to be done."))
    return to_outcomes(delivery)


def to_outcomes(delivery: Delivery) -> HttpResponse:
    """Redirect to what happened in the ask that a delivery belongs to."""
    about = delivery.outcome.consultation
    return redirect("feedback:outcome_list", org=delivery.organisation.slug, pk=about.pk)


def _form(data: Any, delivery: Delivery | None, theirs: dict[str, Any]) -> DeliveryForm:
    staff = colleagues()
    kept = {pk: name for pk, name in staff.left.items() if delivery and pk == delivery.owner_id}
    partners = partner_choices(kept=delivery.partner_id if delivery else None)
    return DeliveryForm(data, initial=theirs, members=staff.here | kept, partners=partners)


def _about(outcome: Outcome, delivery: Delivery | None) -> dict[str, Any]:
    today = local_day(outcome.organisation, timezone.now())
    return {
        "outcome": outcome,
        "about": title_of(outcome),
        "consultation": outcome.consultation,
        "delivery": delivery,
        "promised": Promised(delivery, today) if delivery else None,
    }
