"""Opening, keeping open longer, and the link for everybody."""

from datetime import date, datetime, timedelta

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from access.gate import gate
from access.pages import page
from feedback import policies
from feedback.actions import opening
from feedback.forms.opening import OPENING_SENTENCES, ExtendForm, OpenForm
from feedback.models import Consultation
from feedback.queries import invitees
from feedback.queries.asking import gate_results, minutes_of, owing, questions_of
from feedback.queries.paths import paths_of
from feedback.queries.upcoming import Upcoming, upcoming
from feedback.queries.wordings import begun_wordings
from feedback.views.frame import StaffRequest, card_context, local_day, sent, to_consultation
from feedback.views.worth import lines as worth_lines
from notices import bell
from projects.models import Project


@gate(policies.may_ask, Consultation)
@require_http_methods(["GET", "HEAD", "POST"])
def consultation_open(request: StaffRequest, consultation: Consultation) -> HttpResponse:
    """Check who is asked, until when and what they read; on POST let them answer."""
    if consultation.opened_at is not None:
        return to_consultation(consultation)
    now = timezone.now()
    form = OpenForm(sent(request))
    faults: list[str] = []
    if form.is_valid():
        try:
            opening.open_consultation(
                actor=request.actor, consultation=consultation, now=now, **form.cleaned_data
            )
        except opening.CannotOpenError as missing:
            faults = list(missing.faults)
        except (Project.DoesNotExist, Consultation.DoesNotExist) as thrown_away:
            raise Http404 from thrown_away
        else:
            bell.ring()
            messages.success(request, _("It is open. People can answer now."))
            return to_consultation(consultation)
    questions = questions_of(consultation)
    gates = gate_results(consultation, today=local_day(consultation.organisation, now))
    minutes = minutes_of(questions)
    today = local_day(consultation.organisation, now)
    shown = card_context(consultation, minutes=minutes, today=today)
    context = {
        "consultation": consultation,
        "form": form,
        "has_errors": form.is_bound,
        "is_draft": True,
        **shown,
        "worth": worth_lines(consultation, shown["card"], minutes=minutes, now=now),
        "questions": questions,
        "owing": owing(questions),
        "gates": gates,
        "is_missing": not all(gate.is_open for gate in gates),
        "may_ask": True,
        "asked": invitees.asked_count(consultation),
        "faults": [OPENING_SENTENCES[fault] for fault in faults],
        "paths": paths_of(questions[0].form_version_id if questions else None, questions),
        "upcoming": _upcoming(consultation, consultation.closes_on, now),
        "wordings": begun_wordings(consultation, questions),
    }
    return page(request, "feedback/asking/open.html", context, 422 if form.is_bound else 200)


@gate(policies.may_ask, Consultation)
@require_http_methods(["GET", "HEAD", "POST"])
def consultation_extend(request: StaffRequest, consultation: Consultation) -> HttpResponse:
    """Move the last day later and say why."""
    now = timezone.now()
    form = ExtendForm(sent(request))
    if form.is_valid():
        try:
            opening.extend(
                actor=request.actor,
                consultation=consultation,
                now=now,
                **form.cleaned_data,
            )
        except opening.CannotExtendError as refusal:
            form.refuse(refusal.fault)
        else:
            bell.ring()
            messages.success(request, _("It stays open longer. Everybody asked by name is told."))
            return to_consultation(consultation)
    last = form.cleaned_data.get("closes_on") if form.is_bound else consultation.closes_on
    context = {
        "consultation": consultation,
        "form": form,
        "upcoming": _upcoming(consultation, last, now),
    }
    return page(request, "feedback/asking/extend.html", context, 422 if form.is_bound else 200)


def _upcoming(consultation: Consultation, last: date | None, now: datetime) -> Upcoming:
    """What else happens to the same people from today until the last day, or as long as people usually have."""
    organisation = consultation.organisation
    today = local_day(organisation, now)
    usual = today + timedelta(days=organisation.ask_days)
    return upcoming(
        organisation,
        first=today,
        last=max(last or usual, today),
        project_id=consultation.project_id,
        consultation_id=consultation.pk,
    )


@gate(policies.may_ask, Consultation)
@require_POST
def door_open(request: StaffRequest, consultation: Consultation) -> HttpResponse:
    """Make a link for everybody after opening without one."""
    opening.open_door(actor=request.actor, consultation=consultation)
    return to_consultation(consultation, "reach")
