"""When people have to wait longer: putting reminders off, and saying why it is late."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from access.gate import gate
from access.pages import page
from feedback import policies
from feedback.actions.late import tell_late
from feedback.actions.snoozing import REFUSALS, snooze
from feedback.domain.lateness import counts_on
from feedback.domain.schedule import SNOOZE_DAYS
from feedback.forms.clock import LateForm, SnoozeForm
from feedback.forms.publishing import Channels
from feedback.models import Consultation
from feedback.queries.audience import audience
from feedback.queries.handovers import handovers_of
from feedback.queries.late import late_notes
from feedback.queries.loops import loop_states
from feedback.queries.outcomes import told_lately_until
from feedback.queries.reminding import reminding
from feedback.queries.snoozing import snoozes_of, why_no_snooze
from feedback.views.frame import StaffRequest, local_day, sent
from notices import bell
from ui.days import day_in_words


@gate(policies.may_publish, Consultation)
def consultation_snooze(request: StaffRequest, consultation: Consultation) -> HttpResponseBase:
    """Tell people why it takes longer, and let reminders rest for two weeks."""
    now = timezone.now()
    today = local_day(consultation.organisation, now)
    data = sent(request)
    form = SnoozeForm(data)
    channels = Channels(data, ended_on=consultation.ended_on, today=today)
    if data is not None and form.is_valid() & channels.is_valid():
        try:
            made = snooze(
                actor=request.actor,
                consultation=consultation,
                why=form.cleaned_data["why"],
                channels=channels.plans(),
                now=now,
            )
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            return _resting(consultation, request, made.until_on)
    state = loop_states([consultation], today).get(consultation.pk)
    refused = why_no_snooze(consultation, request.actor.member_id, today)
    context = {
        "channels": channels,
        "channel_errors": channels.errors() if form.is_bound else [],
        "people": audience(consultation),
        "made": snoozes_of(consultation),
        "until": today + timedelta(days=SNOOZE_DAYS),
        "final_on": state.facts.final_due_on if state else None,
        "is_owed": bool(state and state.is_owed),
        "refused": REFUSALS.get(refused, ""),
        "told_until": told_lately_until(consultation, today),
        "is_said": bool(state and state.is_said),
    }
    return _clock_page(request, "snooze", consultation, form, context)


@gate(policies.may_publish, Consultation)
def consultation_late(request: StaffRequest, consultation: Consultation) -> HttpResponseBase:
    """Say why people have not heard, and by when they will."""
    now = timezone.now()
    today = local_day(consultation.organisation, now)
    state = loop_states([consultation], today).get(consultation.pk)
    expected = counts_on(state.facts) if state and state.is_owed else None
    data = sent(request)
    after = max(today, expected or today)
    form = LateForm(data, after=after)
    if data is not None and form.is_valid():
        try:
            tell_late(actor=request.actor, consultation=consultation, now=now, **form.cleaned_data)
        except ValidationError as refusal:
            form.add_error("new_on" if refusal.code != "not_owed" else None, refusal)
        else:
            messages.success(request, _("Everybody can read it now."))
            return _to_outcomes(consultation)
    context = {
        "expected": expected,
        "is_late": expected is not None and today > expected,
        "final_on": state.facts.final_due_on if state else None,
        "notes": late_notes(consultation),
        "is_for_manager": state is not None
        and after >= state.facts.final_due_on
        and not policies.may_agree_to_late_promise(request.actor, consultation),
        "manager": _manager_of(consultation, request.actor.member_id),
    }
    return _clock_page(request, "late", consultation, form, context)


@gate(policies.may_see, Consultation)
def reminder_list(request: StaffRequest, consultation: Consultation) -> HttpResponseBase:
    """Say who was reminded, who was not and why, who hears next, and who took over from whom."""
    context = {
        "consultation": consultation,
        "found": reminding(consultation, timezone.now()),
        "handovers": handovers_of(consultation),
        "may_publish": policies.may_publish(request.actor, consultation),
    }
    return page(request, "feedback/clock/reminders.html", context)


def _manager_of(consultation: Consultation, member_id: int) -> str:
    """Return who can be turned to as the manager of the ask or the organisation, not the member; nothing where nobody can."""
    named = (consultation.manager, consultation.organisation.default_manager)
    here = (str(one) for one in named if one and one.works_here and one.pk != member_id)
    return next(here, "")


def _resting(consultation: Consultation, request: StaffRequest, until: Any) -> HttpResponseBase:
    bell.ring()
    text = _("People are told why. Reminders are put off until %(day)s.")
    messages.success(request, text % {"day": day_in_words(until)})
    return _to_outcomes(consultation)


def _to_outcomes(consultation: Consultation) -> HttpResponseBase:
    return redirect("feedback:outcome_list", org=consultation.organisation.slug, pk=consultation.pk)


def _clock_page(
    request: StaffRequest, name: str, consultation: Consultation, form: Any, context: dict[str, Any]
) -> HttpResponseBase:
    shared = {"consultation": consultation, "form": form}
    status = 422 if form.is_bound else 200
    return page(request, f"feedback/clock/{name}.html", shared | context, status=status)
