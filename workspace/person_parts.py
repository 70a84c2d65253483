"""What is changed on the page of a person itself: needs, places in projects, a hold, a stop."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from access.gate import gate
from access.pages import page
from feedback import policies
from participants.actions import (
    add_need,
    lift_hold,
    place_hold,
    remove_need,
    settle_need,
    stop_writing,
)
from participants.forms.people import HoldForm, MetForm, NeedForm
from participants.queries import people
from projects.actions import set_place, take_out_of_project
from projects.models import Project
from projects.policies import may_see_contacts
from projects.queries import places_of
from workspace.people import StaffRequest, today_of
from workspace.people_filter import row_number
from workspace.people_rows import name_of
from workspace.person import PERSON, person_page
from workspace.person_changes import EDIT, group_fits, place_form, sent, to_person


@gate(policies.may_see_person, PERSON)
@require_POST
def person_need_add(request: StaffRequest, person: Any) -> HttpResponse:
    """Write down something that the person needs."""
    form = NeedForm(request.POST)
    if not form.is_valid():
        return person_page(request, person.pk, 422, need_form=form)
    add_need(
        actor=request.actor,
        participant_id=person.pk,
        need=form.cleaned_data["need"],
        today=today_of(request),
    )
    return to_person(request, person.pk)


@gate(policies.may_see_person, PERSON)
@require_POST
def person_need_settle(request: StaffRequest, person: Any, need: int) -> HttpResponse:
    """Write down that a need is met, is not met any more, or is none."""
    if request.POST.get("do") == "remove":
        was_there = remove_need(actor=request.actor, participant_id=person.pk, need_id=need)
    else:
        form = MetForm(request.POST)
        how = form.cleaned_data["how"] if form.is_valid() else ""
        was_there = settle_need(
            actor=request.actor,
            participant_id=person.pk,
            need_id=need,
            is_met=request.POST.get("do") != "open",
            how=how,
            today=today_of(request),
        )
    if not was_there:
        raise Http404
    return to_person(request, person.pk)


@gate(policies.may_see_person, PERSON)
@require_http_methods(EDIT)
def person_place(request: StaffRequest, person: Any) -> HttpResponse:
    """Give a person a place in a project, or change it: the group, and for whom they speak."""
    shown = people([person.pk])[person.pk]
    wanted = request.GET.get("project", "")
    now_there = {str(one.project_id): one for one in places_of([person.pk]).get(person.pk, [])}
    place = now_there.get(wanted)
    initial = (
        {"project": place.project_id, "group": place.group_id, "speaks_for": place.speaks_for}
        if place
        else {}
    )
    form = place_form(request, sent(request), initial=initial)
    if form.is_valid() and group_fits(form):
        set_place(
            actor=request.actor,
            project=Project.objects.get(pk=form.cleaned_data["project"]),
            participant_id=person.pk,
            group_id=form.cleaned_data["group"],
            speaks_for=form.cleaned_data["speaks_for"],
        )
        messages.success(request, _("Saved."))
        return to_person(request, person.pk)
    context = {"form": form, "person": shown, "name": name_of(shown), "place": place}
    return page(request, "workspace/people/place.html", context, 422 if form.is_bound else 200)


@gate(policies.may_see_person, PERSON)
@require_POST
def person_take_out(request: StaffRequest, person: Any) -> HttpResponse:
    """Take the person's place in a project away."""
    number = row_number(request.POST.get("project", ""))
    project = Project.objects.filter(pk=number).first()
    if project is None:
        raise Http404
    if not may_see_contacts(request.actor, project):
        raise PermissionDenied(_("Only the project’s team takes people out of it."))
    take_out_of_project(actor=request.actor, project=project, participant_ids=[person.pk])
    messages.success(request, _("Taken out of “%(project)s”.") % {"project": project.title})
    return to_person(request, person.pk)


@gate(policies.may_hold, PERSON)
@require_POST
def person_hold(request: StaffRequest, person: Any) -> HttpResponse:
    """Let nobody ask this person for now, or lift that."""
    if request.POST.get("do") == "lift":
        lift_hold(actor=request.actor, participant_id=person.pk)
        messages.success(request, _("Lifted. They can be asked again."))
        return to_person(request, person.pk)
    form = HoldForm(request.POST, today=today_of(request))
    if not form.is_valid():
        return person_page(request, person.pk, 422, hold_form=form)
    place_hold(
        actor=request.actor,
        participant_id=person.pk,
        until=form.cleaned_data["until"],
        today=today_of(request),
    )
    messages.success(request, _("On hold. Nobody asks them for anything."))
    return to_person(request, person.pk)


@gate(policies.may_see_person, PERSON)
@require_POST
def person_stop(request: StaffRequest, person: Any) -> HttpResponse:
    """Write down that the person told a colleague to stop writing. Nobody here can take that back."""
    stop_writing(
        participant_id=person.pk,
        organisation=request.organisation,
        today=today_of(request),
        actor=request.actor,
    )
    messages.success(request, _("Noted. We write to them no more."))
    return to_person(request, person.pk)
