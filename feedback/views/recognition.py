"""What people get for their time: what an ask offers, what each person was given, and the sums."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from access.gate import gate
from access.pages import page
from feedback import policies, terms
from feedback.actions import recognition as actions
from feedback.forms.recognition import OffersForm, RecognitionForm, SettleForm
from feedback.models import Consultation, Recognition
from feedback.queries import recognition as queries
from feedback.queries.invitees import asked_count
from feedback.queries.offers import offers_of, what_you_get
from feedback.views.frame import StaffRequest, local_day, sent, to_consultation
from organisations.models import Organisation
from projects.models import Project

READS_AND_WRITES = ["GET", "HEAD", "POST"]
ON_A_PAGE = 50
ENTRY = (
    *("is_expense", "what", "form", "amount", "currency", "state", "offered_on", "settled_on"),
)


@gate(policies.may_ask, Consultation)
@require_http_methods(READS_AND_WRITES)
def offers_edit(request: StaffRequest, consultation: Consultation) -> HttpResponse:
    """Say what each group gets; it is printed wherever people are asked."""
    offers = offers_of(consultation)
    is_open = consultation.opened_at is not None
    form = OffersForm(
        sent(request),
        groups=list(consultation.project.groups.all()),
        offers=offers,
        is_open=is_open,
    )
    if form.is_valid():
        actions.set_offers(actor=request.actor, consultation=consultation, offers=form.offers())
        messages.success(request, _("Saved. People read it wherever they are asked."))
        return to_consultation(consultation, "offer")
    context = {
        "consultation": consultation,
        "form": form,
        "said": what_you_get(consultation) if is_open and offers else [],
        "is_open": is_open,
        "notice": terms.BENEFITS_NOTICE,
        "asked": asked_count(consultation),
        "may_invite": policies.may_invite(request.actor, consultation),
    }
    return page(request, "feedback/recognition/offers.html", context, 422 if form.is_bound else 200)


@gate(policies.may_invite, Consultation)
@require_POST
def offer_everybody(request: StaffRequest, consultation: Consultation) -> HttpResponse:
    """Note down for everybody asked what they are offered; never for those alone who answered."""
    if consultation.opened_at is None:
        messages.warning(request, _("It has not opened, so nobody was offered anything yet."))
        return to_consultation(consultation, "offer")
    count = actions.offer_to_everybody_asked(
        actor=request.actor,
        consultation=consultation,
        today=local_day(request.organisation, timezone.now()),
    )
    words = ngettext(
        "Noted down for %(n)s person who was asked.",
        "Noted down for %(n)s people who were asked.",
        count,
    )
    messages.success(request, words % {"n": count})
    return _to_list(consultation.project)


@gate(policies.may_see_recognition, Project)
@require_safe
def recognition_list(request: StaffRequest, project: Project) -> HttpResponse:
    """Show what was given in the project: sums for facilitators, names for the team and the owner."""
    form = SettleForm(known=[], today=local_day(request.organisation, timezone.now()))
    return _list_page(request, project, form)


def _list_page(request: StaffRequest, project: Project, form: SettleForm) -> HttpResponse:
    may_recognise = policies.may_recognise(request.actor, project)
    state = request.GET.get("state", "")
    states = dict(terms.RECOGNITION_STATES)
    found = queries.recognitions(project)
    shown = found.filter(state=state) if state in states else found
    part = Paginator(shown, ON_A_PAGE).get_page(request.GET.get("page"))
    if not form.is_bound:
        form.initial["on"] = form.today
    context = {
        "project": project,
        "totals": queries.totals(project),
        "rows": queries.rows(part.object_list, names_of=[project.pk]) if may_recognise else [],
        "part": part,
        "state": state if state in states else "",
        "states": states.items(),
        "form": form,
        "ticked": set(form.data.getlist("rows")) if form.is_bound else set(),  # type: ignore[attr-defined] # posted
        "may_recognise": may_recognise,
        "notice": terms.BENEFITS_NOTICE,
    }
    return page(request, "feedback/recognition/list.html", context, 422 if form.is_bound else 200)


@gate(policies.may_recognise, Project)
@require_POST
def recognition_settle(request: StaffRequest, project: Project) -> HttpResponse:
    """Note for the ticked lines that they were accepted, declined or paid."""
    form = SettleForm(
        request.POST,
        known=list(queries.recognitions(project).values_list("pk", flat=True)),
        today=local_day(request.organisation, timezone.now()),
    )
    if not form.is_valid():
        return _list_page(request, project, form)
    values: dict[str, Any] = form.cleaned_data
    count = actions.settle(
        actor=request.actor,
        project=project,
        ids=values["rows"],
        state=values["state"],
        on=values["on"],
    )
    words = ngettext("%(n)s line changed.", "%(n)s lines changed.", count)
    messages.success(request, words % {"n": count})
    return _to_list(project)


@gate(policies.may_recognise, Project)
@require_http_methods(READS_AND_WRITES)
def recognition_add(request: StaffRequest, project: Project) -> HttpResponse:
    """Note down what some people of the project were offered or given, or their expenses."""
    today = local_day(request.organisation, timezone.now())
    form = RecognitionForm(
        sent(request),
        meetings=queries.meeting_choices(project),
        people=queries.person_choices(project),
        today=today,
        initial={"offered_on": today, "people": request.GET.getlist("who")},
    )
    if form.is_valid():
        count = actions.record_for(
            actor=request.actor,
            project=project,
            participant_ids=form.cleaned_data["people"],
            entry=form.entry(),
        )
        words = ngettext("Noted down for %(n)s person.", "Noted down for %(n)s people.", count)
        messages.success(request, words % {"n": count})
        return _to_list(project)
    context = {"project": project, "form": form, "notice": terms.BENEFITS_NOTICE}
    return page(request, "feedback/recognition/edit.html", context, 422 if form.is_bound else 200)


@gate(policies.may_change_recognition, Recognition)
@require_http_methods(READS_AND_WRITES)
def recognition_edit(request: StaffRequest, recognition: Recognition) -> HttpResponse:
    """Change one line: how it stands, the form, the sum."""
    project, about = recognition.project, recognition.consultation
    initial = {name: getattr(recognition, name) for name in ENTRY}
    form = RecognitionForm(
        sent(request),
        meetings=queries.meeting_choices(project),
        about=(about.pk, about.title) if about else None,
        today=local_day(request.organisation, timezone.now()),
        initial=initial | {"consultation": recognition.consultation_id},
    )
    if form.is_valid():
        actions.change_recognition(actor=request.actor, recognition=recognition, entry=form.entry())
        messages.success(request, _("Saved."))
        return _to_list(project)
    (row,) = queries.rows([recognition], names_of=[project.pk])
    context = {
        "project": project,
        "form": form,
        "row": row,
        "recognition": recognition,
        "notice": terms.BENEFITS_NOTICE,
    }
    return page(request, "feedback/recognition/edit.html", context, 422 if form.is_bound else 200)


@gate(policies.may_change_recognition, Recognition)
@require_POST
def recognition_remove(request: StaffRequest, recognition: Recognition) -> HttpResponse:
    """Take back a line that was written by mistake. What was paid stays: correct it instead."""
    if recognition.state == "paid":
        messages.warning(request, _("This was paid, so it stays. Correct it instead."))
    else:
        actions.remove_recognition(actor=request.actor, recognition=recognition)
        messages.success(request, _("Removed."))
    return _to_list(recognition.project)


@gate(policies.may_see_all_recognition)
@require_safe
def recognition_totals(request: StaffRequest, organisation: Organisation) -> HttpResponse:
    """Show the sums of every project."""
    return page(request, "feedback/recognition/totals.html", {"totals": queries.totals()})


def _to_list(project: Project) -> HttpResponse:
    return redirect("feedback:recognition_list", org=project.organisation.slug, pk=project.pk)
