"""Asks that are answered together: choosing another one of the project, and letting it be answered by itself again."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from access.gate import gate
from access.pages import page
from feedback import policies
from feedback.actions.joining import join_asks, part_asks
from feedback.forms.joining import JoinForm
from feedback.models import Consultation
from feedback.queries.joining import joins_of, may_join
from feedback.views.frame import StaffRequest, sent

LONGEST_KEY = 12


@gate(policies.may_publish, Consultation)
def consultation_join(request: StaffRequest, consultation: Consultation) -> HttpResponseBase:
    """Choose another ask that is answered with this one, or let one be answered by itself again."""
    now = timezone.now()
    data = sent(request)
    if data is not None and "part" in data:
        return _part(request, consultation)
    form = JoinForm(data, others=may_join(consultation, now))
    if data is not None and form.is_valid():
        other, why = form.cleaned_data["other"], form.cleaned_data["why"]
        try:
            join_asks(
                actor=request.actor, consultation=consultation, other_id=other, why=why, now=now
            )
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(
                request, _("They are answered together now. Both public pages say so.")
            )
            return _back(consultation)
    context = _context(consultation, form)
    status = 422 if form.is_bound else 200
    return page(request, "feedback/clock/join.html", context, status=status)


def _context(consultation: Consultation, form: JoinForm) -> dict[str, object]:
    joins = joins_of(consultation)
    own = [one for one in joins if one.consultation_id == consultation.pk]
    return {
        "consultation": consultation,
        "form": form,
        "joins": [(one, one.into if one in own else one.consultation) for one in joins],
        "is_double": bool(own),
        "has_ended": consultation.has_ended(timezone.now()),
        "has_others": bool(form.fields["other"].choices),  # type: ignore[attr-defined]
    }


def _part(request: StaffRequest, consultation: Consultation) -> HttpResponseBase:
    typed = request.POST.get("part", "")
    double = (
        int(typed) if typed.isascii() and typed.isdecimal() and len(typed) <= LONGEST_KEY else 0
    )
    try:
        part_asks(
            actor=request.actor, consultation=consultation, double_id=double, now=timezone.now()
        )
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, _("Each is answered by itself again, by its own day."))
    return _back(consultation)


def _back(consultation: Consultation) -> HttpResponseBase:
    return redirect(
        "feedback:consultation_join", org=consultation.organisation.slug, pk=consultation.pk
    )
