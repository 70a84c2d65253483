"""Reminding those who have not answered: how many would hear, what they read, and one press."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from access.gate import gate
from access.pages import page
from feedback import policies
from feedback.actions.nudging import CannotNudgeError, nudge
from feedback.forms.nudging import WHY_NOT, NudgeForm
from feedback.models import Consultation
from feedback.queries import nudging
from feedback.queries.limits import current_limits
from feedback.reminder_rules.nudge.rule import NudgeRule
from feedback.views.frame import StaffRequest, sent
from notices import bell
from notices.letters import shown_body


@gate(policies.may_invite, Consultation)
@require_http_methods(["GET", "HEAD", "POST"])
def nudge_people(request: StaffRequest, consultation: Consultation) -> HttpResponse:
    """Show how many would hear and what they read; on "send" remind them, once."""
    now = timezone.now()
    form = NudgeForm(sent(request))
    if form.is_valid() and "send" in request.POST:
        return _send(request, consultation, form.cleaned_data["words"], now)
    why_not = nudging.why_no_nudge(consultation, now)
    count = 0 if why_not else len(nudging.would_hear(consultation, now))
    before = nudging.nudges(consultation)
    _version, limits = current_limits()
    context = {
        "consultation": consultation,
        "form": form,
        "count": count,
        "are_few": nudging.are_few(count),
        "why_not": WHY_NOT.get(why_not, ""),
        "most": limits.max_reminders,
        "before": [(one, nudging.are_few(one.reached)) for one in before],
        "preview": "" if why_not else _preview(consultation, form, now),
    }
    status = 422 if form.is_bound and not form.is_valid() else 200
    return page(request, "feedback/nudge/nudge.html", context, status)


def _send(
    request: StaffRequest, consultation: Consultation, words: str, now: datetime
) -> HttpResponse:
    try:
        made = nudge(actor=request.actor, consultation=consultation, words=words, now=now)
    except CannotNudgeError as refused:
        messages.warning(request, WHY_NOT[refused.code])
    else:
        bell.ring()
        words = ngettext(
            "%(n)s person is reminded now.", "%(n)s people are reminded now.", made.reached
        ) % {"n": made.reached}
        if nudging.are_few(made.reached):
            words = _("Whoever has not answered and may be written to is reminded now.")
        messages.success(request, words)
    return redirect("feedback:nudge_people", org=consultation.organisation.slug, pk=consultation.pk)


def _preview(consultation: Consultation, form: NudgeForm, now: datetime) -> str:
    """Return the message as people get it, with what is each person's own left open."""
    context: dict[str, Any] = {
        "name": _("(their name)"),
        "consultation": consultation,
        "organisation": consultation.organisation,
        "asked_on": consultation.opened_at or now,
        "words": form.cleaned_data["words"] if form.is_valid() else "",
        "answer_url": _("(their own link)"),
        "record_url": _("(their own link)"),
        "stop_url": _("(their own link)"),
    }
    return shown_body(NudgeRule.template, context)
