"""The parts of what was promised, for staff: adding one, changing it, noting that it is done, taking it away."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from access.gate import gate
from access.pages import page
from feedback import policies
from feedback.actions.delivering import remove_milestone, save_milestone
from feedback.forms.delivering import MilestoneForm, PartDoneForm, values_of_part
from feedback.models import Delivery, Milestone
from feedback.queries.delivering import title_of
from feedback.views.delivering import to_outcomes
from feedback.views.frame import StaffRequest, local_day, sent


@gate(policies.may_publish, Delivery)
@require_http_methods(["GET", "HEAD", "POST"])
def milestone_add(request: StaffRequest, delivery: Delivery) -> HttpResponseBase:
    """Note a part, with a day of its own."""
    return _edit(request, delivery, None)


@gate(policies.may_deliver, Delivery)
@require_http_methods(["GET", "HEAD", "POST"])
def milestone_edit(request: StaffRequest, delivery: Delivery, milestone: int) -> HttpResponseBase:
    """Change a part, or note that it is done; whoever does it and may not publish only the latter."""
    part = delivery.milestones.filter(pk=milestone).first()
    if part is None:
        raise Http404
    return _edit(request, delivery, part)


@gate(policies.may_publish, Delivery)
@require_POST
def milestone_remove(request: StaffRequest, delivery: Delivery, milestone: int) -> HttpResponse:
    """Take a part away."""
    remove_milestone(actor=request.actor, delivery=delivery, milestone_id=milestone)
    messages.success(request, _("The part is gone."))
    return _to_parts(request, delivery)


def _edit(request: StaffRequest, delivery: Delivery, part: Milestone | None) -> HttpResponseBase:
    may_publish = policies.may_publish(request.actor, delivery)
    made = MilestoneForm if may_publish else PartDoneForm
    form = made(sent(request), initial=values_of_part(part, delivery))
    status = 422 if form.is_bound else 200
    if form.is_bound and form.is_valid():
        try:
            _save(request, delivery, part, form)
        except ValidationError as refusal:
            form.add_error(None, refusal)
            status = 409 if getattr(refusal, "code", "") == "changed" else 422
        else:
            messages.success(request, _("Kept. People read it with what happened."))
            return _to_parts(request, delivery)
    context = {
        "form": form,
        "part": part,
        "delivery": delivery,
        "about": title_of(delivery.outcome),
        "consultation": delivery.outcome.consultation,
        "may_publish": may_publish,
        "has_changed": status == 409,  # noqa: PLR2004 -- the status this is about
    }
    return page(request, "feedback/delivering/milestone.html", context, status)


def _save(
    request: StaffRequest,
    delivery: Delivery,
    part: Milestone | None,
    form: MilestoneForm | PartDoneForm,
) -> None:
    values = dict(form.cleaned_data)
    save_milestone(
        actor=request.actor,
        delivery=delivery,
        milestone_id=part.pk if part else None,
        based_on=values.pop("based_on") or 0,
        today=local_day(delivery.organisation, timezone.now()),
        **values,
    )


def _to_parts(request: StaffRequest, delivery: Delivery) -> HttpResponse:
    if not policies.may_publish(request.actor, delivery):
        return to_outcomes(delivery)
    return redirect(
        "feedback:delivery_edit", org=delivery.organisation.slug, pk=delivery.outcome_id
    )
