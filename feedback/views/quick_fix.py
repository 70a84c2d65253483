"""Saying at once that something unsafe was put right: one writes it, somebody else looks at it, everybody can read it."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from access.gate import gate
from access.pages import page
from feedback import policies
from feedback.actions import quick_fix as actions
from feedback.forms.quick_fix import QuickFixForm
from feedback.models import Consultation, Item
from feedback.queries.quick_fix import waiting_fixes
from feedback.views.frame import StaffRequest, local_day, sent


@gate(policies.may_publish, Consultation)
def quick_fix(request: StaffRequest, consultation: Consultation) -> HttpResponseBase:
    """Write what was put right at once, and show what waits to be looked at."""
    now = timezone.now()
    data = sent(request)
    form = QuickFixForm(data, initial={"since_on": local_day(consultation.organisation, now)})
    if data is not None and form.is_valid():
        words = dict(form.cleaned_data)
        try:
            actions.write_fix(
                actor=request.actor,
                consultation=consultation,
                about=words.pop("about"),
                words=words,
                now=now,
            )
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(
                request, _("Saved. Somebody else looks at it, then people can read it.")
            )
            return _back(consultation)
    context = {
        "consultation": consultation,
        "form": form,
        "is_open": consultation.is_open(now),
        "waiting": waiting_fixes(consultation),
        "may_look": policies.may_look_at_fix(request.actor, consultation),
        "me": request.actor.member_id,
    }
    status = 422 if form.is_bound else 200
    return page(request, "feedback/outcomes/quick_fix.html", context, status=status)


@gate(policies.may_publish_fix, Item)
@require_POST
def quick_fix_publish(request: StaffRequest, item: Item) -> HttpResponseBase:
    """Let everybody read it, after a second look."""
    try:
        actions.publish_fix(
            actor=request.actor, item=item, seen=request.POST.get("seen", ""), now=timezone.now()
        )
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(
            request, _("It is public now. Nobody was written to; put up a poster where it matters.")
        )
    return _back(item.consultation)


def _back(consultation: Consultation) -> HttpResponseBase:
    return redirect("feedback:quick_fix", org=consultation.organisation.slug, pk=consultation.pk)
